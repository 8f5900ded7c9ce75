import { type CovenantDocument, partiesOf } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import type { ReactNode } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { Facts } from "../../shared/covenant/Facts.tsx"
import { usePeriod } from "../../shared/covenant/usePeriod.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { identifierLabels, kindLabels, purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { covenantTexts } from "./covenantTexts.ts"

type Fact = readonly [string, ReactNode]

const clocks = ["unlinked", "rejected", "linked", "notAdopted", "closedCase", "necessityReview"] as const

/** What a covenant covers, on what it rests, and how long it keeps. */
export function CovenantFacts({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const words = useTexts(documentTexts)
  const period = usePeriod()
  return (
    <div className="kv-columns">
      <FactSection title={texts.about} facts={useSubject(covenant)} />
      <FactSection title={texts.grounds} facts={useGrounds(covenant)} />
      <FactSection
        title={texts.clocks}
        facts={clocks.map((clock) => [words.clock[clock], period(covenant.retention[clock])] as const)}
      />
    </div>
  )
}

const FactSection = ({ title, facts }: { readonly title: string; readonly facts: ReadonlyArray<Fact> }) => (
  <section className="kv-column">
    <Heading level={2} appearance="level-3">
      {title}
    </Heading>
    <Facts facts={facts} />
  </section>
)

function useSubject(covenant: CovenantDocument): ReadonlyArray<Fact> {
  const texts = useTexts(covenantTexts)
  const words = useTexts(documentTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const all = (items: ReadonlyArray<string>) => (items.length === 0 ? words.none : listed(items, language))
  const { linkRule } = covenant
  const aboutPersons = covenant.kinds.includes("radicalisation")
  return [
    [texts.kinds, all(covenant.kinds.map((kind) => label(kindLabels, kind)))],
    [texts.purposes, all(covenant.purposes.map((one) => label(purposeLabels, one)))],
    [texts.places, all(covenant.municipalities.map(registry.municipalityName))],
    [texts.identifiers, all(aboutPersons ? covenant.identifiers.map((one) => label(identifierLabels, one)) : [])],
    [texts.special, all(covenant.specialCategories.map((one) => `${one.category} (${one.exception})`))],
    [texts.minimumAge, words.years(covenant.minimumAge)],
    ...(aboutPersons
      ? [
          [
            texts.sealing,
            all(
              partiesOf(covenant)
                .filter((party) => party.sealsAtSource === true)
                .map((party) => registry.partnerName(party.partner))
            )
          ] as const,
          [texts.attestations, all((covenant.sealedAttestations ?? []).map((one) => words.attestations[one]))] as const
        ]
      : []),
    [texts.boundTokens, covenant.boundTokens === true ? texts.yes : texts.no],
    [texts.linkRule, words.rule(linkRule.angles, linkRule.organisations, linkRule.withinMonths)],
    ...(covenant.version > 1
      ? [[texts.covers, covenant.coversExisting ? texts.coversYes : texts.coversNo] as const]
      : [])
  ]
}

function useGrounds({ basis, archive, contactPoint, convener }: CovenantDocument): ReadonlyArray<Fact> {
  const texts = useTexts(covenantTexts)
  const words = useTexts(documentTexts)
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const parts = (...given: ReadonlyArray<string | undefined>) =>
    given.filter((part) => part !== undefined && part !== "").join(", ") || words.none
  const dpia = basis.dpia
  const risk = dpia?.residualRisk === undefined ? undefined : texts.risk[dpia.residualRisk]
  const optional = (name: string, value: string | undefined): ReadonlyArray<Fact> =>
    value === undefined ? [] : [[name, value]]
  const municipality = registry.municipalities.find((one) => one.code === convener?.municipality)?.name
  return [
    [texts.basis, parts(words.bases[basis.kind], basis.law)],
    [
      texts.dpia,
      dpia === undefined ? words.none : parts(dpia.reference, dpia.date && exactDay(dpia.date, language), risk)
    ],
    [texts.register, parts(basis.registerEntry)],
    [texts.notified, parts(basis.notified?.body, basis.notified?.reference)],
    ...optional(texts.consultation, basis.consultation && parts(basis.consultation.body, basis.consultation.reference)),
    [texts.arrangement, parts(basis.arrangement)],
    ...optional(texts.advice, basis.advice),
    ...optional(texts.police, basis.policeDecision),
    ...optional(texts.bsnLaw, basis.bsnLaw),
    ...optional(texts.convener, convener && parts(convener.office, municipality)),
    [texts.archive, parts(archive?.list, archive?.entry)],
    [texts.contact, parts(contactPoint?.organisation, contactPoint?.email)]
  ]
}
