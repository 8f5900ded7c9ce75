import type { KeptUntil } from "@kruisverband/contract"
import { useTexts } from "../text/defineTexts.ts"
import { useLanguage } from "../text/Language.tsx"
import { exactDay } from "../time/formatMoment.ts"
import { keptTexts } from "./keptTexts.ts"

/** When something is destroyed by itself, why then, and by which clause. */
export function KeptLine({ kept }: { readonly kept: KeptUntil }) {
  const texts = useTexts(keptTexts)
  const { language } = useLanguage()
  const day = (date: string) => exactDay(date, language)
  const { clause, conditional, heldUntil, on, state } = kept
  const goes = (date: string) =>
    state === undefined || heldUntil !== undefined
      ? texts.goesPlain(day(date))
      : texts.goes(day(date), texts.because[state])
  const words = [
    on === null ? texts.stays : goes(on),
    ...(heldUntil === undefined ? [] : [texts.held(day(heldUntil))]),
    ...(conditional && state !== undefined ? [texts.conditional] : [])
  ]
  return (
    <>
      {words.join(" ")} <span className="kv-subtle kv-small">{texts.clause(clause)}</span>
    </>
  )
}
