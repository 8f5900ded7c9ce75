/** Stretch of a text, UTF-16 offsets, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number }

/**
 * Places in a text that read as a citizen service number: nine digits, together or in groups, that pass the 11-check
 * (9·a + 8·b + … + 2·h − i divisible by 11). UAVG art. 46 forbids its use unless a law names it.
 * Phone numbers (ten digits, `+31`, `+31 (0)`, `0031`), dates and file numbers that begin with a year do not count.
 */
export function findBsn(text: string): ReadonlyArray<Span> {
  const found: Array<Span> = []
  for (const run of text.matchAll(/\d+(?:[ .\u00a0\u202f/-]\d+)*/gu)) {
    const groups = [...run[0].matchAll(/\d+/gu)].map((group) => ({ digits: group[0], at: run.index + group.index }))
    const before = text.slice(0, run.index)
    if (before.endsWith("+") || /\+\d{1,3}\s*\(0\)\s*$/u.test(before) || isPhone(groups.map((group) => group.digits)))
      continue
    found.push(...candidates(groups).filter((candidate) => passesElevenCheck(candidate.digits)))
  }
  return found.map(({ from, to }) => ({ from, to }))
}

/** Whether nine digits are a possible citizen service number (Logisch Ontwerp BSN, 11-check). */
export function passesElevenCheck(digits: string): boolean {
  if (!/^\d{9}$/u.test(digits) || /^0+$/u.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}

type Group = { readonly digits: string; readonly at: number }
type Candidate = Span & { readonly digits: string }

/** Ways in which people write nine digits; any other division is some other number. */
const shapes: ReadonlyArray<ReadonlyArray<number>> = [
  [9],
  [3, 3, 3],
  [4, 2, 3],
  [2, 2, 2, 3],
  [4, 5],
  [5, 4],
  [2, 3, 4],
  [1, 8],
  [8, 1],
  [6, 3],
  [3, 6]
]

function candidates(groups: ReadonlyArray<Group>): ReadonlyArray<Candidate> {
  return groups.flatMap((first, index) =>
    shapes.flatMap((shape) => {
      const taken = groups.slice(index, index + shape.length)
      const last = taken.at(-1)
      if (last === undefined || taken.length < shape.length) return []
      if (taken.some((group, position) => group.digits.length !== shape[position])) return []
      if (shape.length > 1 && /^(?:19|20)\d\d$/u.test(first.digits)) return []
      return [{ digits: taken.map((group) => group.digits).join(""), from: first.at, to: last.at + last.digits.length }]
    })
  )
}

function isPhone(groups: ReadonlyArray<string>): boolean {
  const digits = groups.join("")
  if (digits.startsWith("0031")) return true
  return digits.length === 10 && digits.startsWith("0")
}
