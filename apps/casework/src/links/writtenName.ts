import type { Subject } from "@kruisverband/domain"

/** A person as the poster wrote it, in one line for the eye: `M. el Amrani, 2008-03-04`. Never for comparing. */
export const writtenName = (subject: Subject): string => {
  const parts = [subject.givenNames ?? subject.initials, subject.prefix, subject.familyName]
  const name = subject.fullName ?? parts.filter((part) => part !== undefined && part.trim() !== "").join(" ")
  return [name.trim() === "" ? "?" : name.trim(), subject.birthDate].filter((part) => part !== undefined).join(", ")
}
