import type { Bilingual } from "../text.ts"

/** Something missing or wrong in a document or a record: where, by which law, and what to do. */
export type Finding = {
  /** JSON pointer (RFC 6901) to the field. */
  readonly field: string
  readonly law: string
  readonly text: Bilingual
}

export const finding = (field: string, law: string, nl: string, en: string): Finding => ({
  field,
  law,
  text: { nl, en }
})

/** The findings whose condition holds, in their order. */
export function findingsWhere(
  checks: ReadonlyArray<readonly [found: boolean, finding: Finding]>
): ReadonlyArray<Finding> {
  return checks.filter(([found]) => found).map(([, one]) => one)
}

/** Absent, or nothing but spaces. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ""
