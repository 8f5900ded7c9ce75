import type { LinkView } from "@kruisverband/contract"
import { Link } from "@tanstack/react-router"
import { memo } from "react"
import type { Registry } from "../../shared/api/useRegistry.ts"
import { identityWords } from "../../shared/link/identityWords.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useNow } from "../../shared/time/clock.ts"
import { exactMoment, nearMoment } from "../../shared/time/formatMoment.ts"
import { worklistTexts } from "./worklistTexts.ts"

interface Props {
  readonly link: LinkView
  readonly registry: Registry
}

/** One cross-link as a line: where it comes from, what it rests on in its own words, how much, when. */
export const WorklistItem = memo(function WorklistItem({ link, registry }: Props) {
  const texts = useTexts(worklistTexts)
  const label = useLabels()
  const say = useBilingual()
  const { language } = useLanguage()
  const now = useNow(60)
  return (
    <li className="kv-item">
      <div className="kv-item__what">
        <Link to="/links/$id" params={{ id: link.id }} className="kv-item__link" data-worklist-link="">
          {capitalised(link.angles.map((angle) => label(angleLabels, angle)).join(" + "))}
        </Link>
        <span className="kv-item__place">{link.municipalities.map(registry.municipalityName).join(", ")}</span>
      </div>
      <div className="kv-item__why">
        <span className="kv-item__identity">{identityWords(link, language)}</span>
        <span className="kv-subtle">{say(link.explanation.why)}</span>
        {link.again !== undefined && <span className="kv-item__flag">{texts.againWhy[link.again.why]}</span>}
        {link.flagged !== undefined && <span className="kv-item__flag">{texts.flagged}</span>}
      </div>
      <div className="kv-item__count kv-subtle kv-small kv-number">
        <span>{texts.signals(link.signals.length)}</span>
        <span>{texts.organisations(link.organisations)}</span>
      </div>
      <time
        className="kv-item__when kv-subtle kv-small kv-number"
        dateTime={link.updatedAt}
        title={exactMoment(link.updatedAt, language)}
      >
        <span className="kv-visually-hidden">{texts.changed} </span>
        {nearMoment(link.updatedAt, now, language)}
      </time>
    </li>
  )
})
