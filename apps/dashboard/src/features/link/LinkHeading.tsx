import type { LinkView } from "@kruisverband/contract"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { identityWords } from "../../shared/link/identityWords.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels, linkStateLabels, retractionLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { linkTexts } from "./linkTexts.ts"

export function LinkHeading({ link }: { readonly link: LinkView }) {
  const texts = useTexts(linkTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const known = new Set(link.confirmedSignals)
  const grew = link.state === "proposed" && known.size > 0
  return (
    <div className="kv-link__head">
      <p className="kv-eyebrow">{capitalised(label(linkStateLabels, link.state))}</p>
      <PageHeading>{capitalised(link.angles.map((angle) => label(angleLabels, angle)).join(" + "))}</PageHeading>
      <Paragraph purpose="lead">
        {capitalised(identityWords(link, language))} · {link.municipalities.map(registry.municipalityName).join(", ")}
      </Paragraph>
      <p className="kv-facts-line kv-subtle kv-small">
        <span>{texts.signals(link.signals.length)}</span>
        <span>{texts.organisations(link.organisations)}</span>
        <span>
          {texts.proposed} <time dateTime={link.proposedAt}>{exactMoment(link.proposedAt, language)}</time>
        </span>
        <span>
          {texts.changed} <time dateTime={link.updatedAt}>{exactMoment(link.updatedAt, language)}</time>
        </span>
      </p>
      {link.retraction !== undefined && (
        <p className="kv-notice">{capitalised(label(retractionLabels, link.retraction))}</p>
      )}
      {link.again !== undefined && (
        <p className="kv-notice kv-notice--accent">
          <strong>{texts.again}</strong>
          <span>
            {texts.againWhy[link.again.why]} {texts.againSince}{" "}
            <time dateTime={link.again.since}>{exactMoment(link.again.since, language)}</time>.{" "}
            {texts.againDo[link.again.why]}
          </span>
        </p>
      )}
      {link.torn.map((id) => (
        <p key={id} className="kv-notice kv-notice--accent">
          {texts.torn}{" "}
          <Link to="/ambiguities/$id" params={{ id }}>
            {texts.tornLook}
          </Link>
        </p>
      ))}
      {link.flagged !== undefined && (
        <p className="kv-notice kv-notice--accent">
          {link.flagged === "party-left" ? texts.partyLeft : texts.covenantChanged}
        </p>
      )}
      {grew && <p className="kv-notice kv-notice--accent">{texts.grew}</p>}
      <Link to="/check" search={{ link: link.id }} className="kv-no-print kv-small">
        {texts.mayITell}
      </Link>
    </div>
  )
}
