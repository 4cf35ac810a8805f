import { expect, test } from 'vitest';
import { rollOf } from '../model/roll.ts';
import { renderJob } from '../render/renderJob.ts';
import { pair, qr, rule, space, text } from './blocks.ts';
import { jobBytes } from './jobBytes.ts';

const ROLL = rollOf('80mm');

test('double width is double width, not double height', () => {
  expect(jobBytes([text('A', { wide: 2, tall: 1 })], ROLL).toString('hex')).toContain('1d2110');
});

test('a QR with an address outside ASCII is whole, and none of it is printed as text', () => {
  const paper = renderJob(jobBytes([qr('https://ñuñoa.example/módulo', 6)], ROLL), ROLL.dots);
  expect(paper.qrs).toEqual(['https://xn--uoa-6mab.example/m%C3%B3dulo']);
  expect(paper.text.replace(/^\[QR .*\]$/m, '').replace(/[-\n]/g, '')).toBe('');
});

test('the job resets the printer once, at its start, and cuts once, at its end', () => {
  const job = jobBytes([text('uno'), rule(), pair('a', 'b'), space(8), text('dos')], ROLL);
  const hex = job.toString('hex');
  expect(hex.startsWith('1b401c2e1b7413')).toBe(true);
  expect(hex.match(/1b40/g)).toHaveLength(1);
  expect(hex.endsWith('1d564200')).toBe(true);
});

test('a printer without a knife is fed and never told to cut', () => {
  const roll = rollOf('58mm');
  const job = jobBytes([text('uno')], roll);
  expect(renderJob(job, roll.dots).cuts).toBe(0);
  expect(job.toString('hex').endsWith('1b6405')).toBe(true);
});

test('two papers from two buffers share nothing', () => {
  const first = jobBytes([text('uno')], ROLL);
  jobBytes([text('dos', { bold: true, inverted: true })], ROLL);
  expect(jobBytes([text('uno')], ROLL)).toEqual(first);
});

test('a pair that is too wide keeps its right side', () => {
  const { text: lines } = renderJob(jobBytes([pair('x'.repeat(60), 'G')], ROLL), ROLL.dots);
  expect(lines.split('\n')[0]).toBe(`${'x'.repeat(46)} G`);
});
