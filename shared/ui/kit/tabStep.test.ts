import { expect, it } from 'vitest';
import { tabStep } from './tabStep.ts';

const tabs = [{}, { disabled: true }, {}, {}];

it('walks past what cannot be chosen, and around', () => {
  expect(tabStep('ArrowRight', 0, tabs)).toBe(2);
  expect(tabStep('ArrowRight', 3, tabs)).toBe(0);
  expect(tabStep('ArrowLeft', 2, tabs)).toBe(0);
  expect(tabStep('ArrowLeft', 0, tabs)).toBe(3);
});

it('goes to both ends', () => {
  expect(tabStep('Home', 3, tabs)).toBe(0);
  expect(tabStep('End', 0, tabs)).toBe(3);
});

it('leaves other keys alone', () => {
  expect(tabStep('a', 0, tabs)).toBeNull();
});
