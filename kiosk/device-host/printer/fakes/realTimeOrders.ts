/** An order that a printer obeys as it arrives, whatever it is doing. */
export type RealTimeOrder = 1 | 2 | 4 | 'forget';

const FORGET = Buffer.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Takes DLE EOT n and DLE DC4 8 out of what arrived; what is left is printed in its turn. */
export function takeOrders(bytes: Buffer): { orders: RealTimeOrder[]; data: Buffer } {
  const orders: RealTimeOrder[] = [];
  const data: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const question = bytes[at] === 0x10 && bytes[at + 1] === 0x04 ? bytes[at + 2] : undefined;
    if (question === 1 || question === 2 || question === 4) {
      orders.push(question);
      at += 3;
    } else if (bytes.subarray(at, at + FORGET.length).equals(FORGET)) {
      orders.push('forget');
      at += FORGET.length;
    } else {
      data.push(bytes[at] ?? 0);
      at += 1;
    }
  }
  return { orders, data: Buffer.from(data) };
}
