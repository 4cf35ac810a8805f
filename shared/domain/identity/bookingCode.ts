import { printedCode } from './printedCode.ts';

/** The code of an appointment as its holder was given it, `7K3Q-W2M9`: alone, and in the address that a QR holds. */
export const { read: readBookingCode, inAddress: bookingCodeInAddress } = printedCode(4);
