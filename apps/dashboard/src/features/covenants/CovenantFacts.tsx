import type { CovenantDocument } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import type { ReactNode } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { identifierLabels, kindLabels, purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { covenantTexts } from "./covenantTexts.ts"
import { durationParts } from "./duration.ts"

const clocks = ["unlinked", "rejected", "linked", "notAdopted", "closedCase", "necessityReview"] as const

export function CovenantFacts({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { basis, linkRule, contactPoint } = covenant
  const period = (iso: string) =>
    listed(
      durationParts(iso).map(({ count, unit }) => texts.units[unit](count)),
      language
    )
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [
      texts.kinds,
      listed(
        covenant.kinds.map((kind) => label(kindLabels, kind)),
        language
      )
    ],
    [
      texts.purposes,
      listed(
        covenant.purposes.map((one) => label(purposeLabels, one)),
        language
      )
    ],
    [texts.places, listed(covenant.municipalities.map(registry.municipalityName), language)],
    [
      texts.identifiers,
      covenant.kinds.includes("radicalisation")
        ? listed(
            covenant.identifiers.map((one) => label(identifierLabels, one)),
            language
          )
        : texts.none
    ],
    [texts.special, covenant.specialCategories.map((one) => one.category).join(", ") || texts.none],
    [texts.minimumAge, texts.years(covenant.minimumAge)],
    [texts.linkRule, texts.rule(linkRule.angles, linkRule.organisations, linkRule.withinMonths)],
    [texts.basis, [texts.bases[basis.kind], basis.law].filter((part) => part !== undefined).join(", ")],
    [
      texts.dpia,
      basis.dpia === undefined ? texts.none : `${basis.dpia.reference}, ${exactDay(basis.dpia.date, language)}`
    ],
    [texts.register, basis.registerEntry ?? texts.none],
    [texts.notified, basis.notified === undefined ? texts.none : `${basis.notified.body}, ${basis.notified.reference}`],
    [texts.contact, contactPoint === undefined ? texts.none : `${contactPoint.organisation}, ${contactPoint.email}`]
  ]
  return (
    <div className="kv-columns">
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.about}
        </Heading>
        <Facts facts={facts} />
      </section>
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.clocks}
        </Heading>
        <Facts facts={clocks.map((clock) => [texts.clock[clock], period(covenant.retention[clock])] as const)} />
      </section>
    </div>
  )
}

const Facts = ({ facts }: { readonly facts: ReadonlyArray<readonly [string, ReactNode]> }) => (
  <dl className="kv-facts">
    {facts.map(([name, value]) => (
      <div key={name} className="kv-facts__one">
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
