import { printedCode } from './printedCode.ts';

/** The survey code of a ticket as it is printed, `7KQ4M-XW2PD`: alone, and in the address that a ticket's QR holds. */
export const { read: readSurveyCode, inAddress: surveyCodeInAddress } = printedCode(5);
