import type { AmbiguityView } from "@kruisverband/contract"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { ambiguityTexts } from "./ambiguityTexts.ts"

/** What each fit is called on the page: the link that it is, or the signal with its number, the torn signal being 1. */
export function useFitTitle({ fits }: Pick<AmbiguityView, "fits">): (index: number) => string {
  const texts = useTexts(ambiguityTexts)
  const label = useLabels()
  return (index) => {
    const fit = fits[index]
    const before = fits.slice(0, index).reduce((sum, one) => sum + one.signals.length, 0)
    if (fit?.link !== undefined) {
      return texts.fitLink(index + 1, fit.link.angles.map((angle) => label(angleLabels, angle)).join(" + "))
    }
    return fit?.signals.length === 1 ? texts.fitSignal(index + 1, before + 2) : texts.fit(index + 1)
  }
}
