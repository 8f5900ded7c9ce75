import type { Span } from "./findBsn.ts"

/** Two letters, two check digits, then groups: 15 to 34 signs in all (ISO 13616). */
const shape = /(?<![\p{L}\p{N}])\p{L}{2}\d{2}(?: ?[A-Z0-9]){11,30}/giu
const SHORTEST = 15
const DUTCH = 18

/** Places in a text that read as a bank account number and pass the check of ISO 7064 (remainder 1 by 97). */
export function findIbans(text: string): ReadonlyArray<Span> {
  return [...text.matchAll(shape)].flatMap((match) => {
    const length = passingLength(match[0].replaceAll(" ", "").toUpperCase())
    return length === undefined ? [] : [{ from: match.index, to: match.index + writtenLength(match[0], length) }]
  })
}

/** Words in capitals may follow: the longest beginning that passes is the number. */
function passingLength(signs: string): number | undefined {
  if (signs.startsWith("NL")) return signs.length >= DUTCH && passes(signs.slice(0, DUTCH)) ? DUTCH : undefined
  for (let length = signs.length; length >= SHORTEST; length--) if (passes(signs.slice(0, length))) return length
  return undefined
}

function writtenLength(written: string, signs: number): number {
  let seen = 0
  for (let index = 0; index < written.length; index++) {
    if (written[index] !== " ") seen++
    if (seen === signs) return index + 1
  }
  return written.length
}

function passes(signs: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/u.test(signs)) return false
  const turned = signs.slice(4) + signs.slice(0, 4)
  let remainder = 0
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
