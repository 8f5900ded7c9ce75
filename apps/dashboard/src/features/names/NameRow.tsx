import type { KnownNameView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { type ReactNode, useEffect, useRef } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { expressionLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { nameTexts } from "./nameTexts.ts"

interface Props {
  readonly name: KnownNameView
  /** The question that stands open about it. */
  readonly opened: ReactNode
  /** Undefined: it can only be read. */
  readonly onAsk: ((act: "change" | "retire") => void) | undefined
}

/** One group or expression: what it is called, what else, and when. */
export function NameRow({ name, opened, onAsk }: Props) {
  const texts = useTexts(nameTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const [first = "", ...others] = name.values
  const asking = opened !== undefined
  const buttons = useRef<HTMLDivElement>(null)
  const asked = useRef<string>(undefined)
  // Closing a question gives the focus back to the button that opened it.
  useEffect(() => {
    if (asking || asked.current === undefined) return
    buttons.current?.querySelector<HTMLElement>(`[data-act="${asked.current}"]`)?.focus()
    asked.current = undefined
  }, [asking])
  const ask = (act: "change" | "retire") => {
    asked.current = act
    onAsk?.(act)
  }
  return (
    <li className="kv-row kv-names__one">
      <div className="kv-row__what">
        <strong>{first}</strong>
        <span className="kv-subtle kv-small">
          {texts.facets[name.facet]}
          {name.type !== undefined && ` · ${label(expressionLabels, name.type)}`} · {useWords(name)}
        </span>
        <span className="kv-subtle kv-small">{texts.changed(exactDay(name.changedAt, language))}</span>
      </div>
      <div className="kv-names__more">
        {others.length > 0 && (
          <p>
            {texts.alsoCalled} {others.join(" · ")}
          </p>
        )}
        {opened}
        {onAsk !== undefined && !asking && (
          <div className="kv-buttons kv-no-print" ref={buttons}>
            <Button
              appearance="subtle-button"
              data-act="change"
              aria-label={texts.changeOf(first)}
              onClick={() => ask("change")}
            >
              {texts.change}
            </Button>
            <Button
              appearance="subtle-button"
              data-act="retire"
              aria-label={texts.retireOf(first)}
              onClick={() => ask("retire")}
            >
              {texts.retire}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** When its names were in use, in words. */
function useWords({ validFrom, validUntil }: KnownNameView): string {
  const texts = useTexts(nameTexts)
  const { language } = useLanguage()
  const day = (iso: string) => exactDay(iso, language)
  if (validFrom !== undefined && validUntil !== undefined) return texts.period.between(day(validFrom), day(validUntil))
  if (validFrom !== undefined) return texts.period.from(day(validFrom))
  return validUntil === undefined ? texts.always : texts.period.until(day(validUntil))
}
