/** Parts of a bit that are told: a thousandth is seven parts in ten thousand of odds, far below what any model knows. */
const PARTS = 1000

/** Bits as they are told, and count: what people and events are told is what was summed, and takes a third of the room. */
export const toldBits = (bits: number): number => {
  const told = Math.round(bits * PARTS) / PARTS
  // no minus zero: it would not come back from JSON
  return told === 0 ? 0 : told
}
