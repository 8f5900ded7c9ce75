import type { CovenantTemplate } from "./CovenantTemplate.ts"
import { localSignalling } from "./localSignalling.ts"
import { partnership } from "./partnership.ts"
import { personDirected } from "./personDirected.ts"
import { polarisationTemplate } from "./polarisation.ts"
import { referenceIndex } from "./referenceIndex.ts"

/** Models to begin a covenant from, the plainest first. */
export const covenantTemplates: ReadonlyArray<CovenantTemplate> = [
  localSignalling,
  polarisationTemplate,
  personDirected,
  partnership,
  referenceIndex
]
