import type { CovenantDocument } from "@kruisverband/domain"
import type { DraftFields } from "./draftFields.ts"

export interface SectionProps {
  readonly fields: DraftFields
  readonly onChange: (part: Partial<DraftFields>) => void
  /** What the fields come to; undefined while one of them has a shape that no covenant has. */
  readonly document: CovenantDocument | undefined
}
