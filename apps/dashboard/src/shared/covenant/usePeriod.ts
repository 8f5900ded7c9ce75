import { useTexts } from "../text/defineTexts.ts"
import { listed } from "../text/join.ts"
import { useLanguage } from "../text/Language.tsx"
import { documentTexts } from "./documentTexts.ts"
import { durationParts } from "./durationParts.ts"

/** An ISO 8601 duration in the reader's words: `1 jaar en 6 maanden`. */
export function usePeriod() {
  const texts = useTexts(documentTexts)
  const { language } = useLanguage()
  return (iso: string) =>
    listed(
      durationParts(iso).map(({ count, unit }) => texts.units[unit](count)),
      language
    )
}
