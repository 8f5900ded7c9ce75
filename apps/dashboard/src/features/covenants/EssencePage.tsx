import { getEssence } from "@kruisverband/contract"
import { CovenantId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { ApiError } from "../../shared/api/ApiError.ts"
import { callApi } from "../../shared/api/callApi.ts"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { Facts } from "../../shared/covenant/Facts.tsx"
import { usePeriod } from "../../shared/covenant/usePeriod.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels, identifierLabels, purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { essenceTexts } from "./essenceTexts.ts"
import "./covenants.css"

const useEssence = (id: string) =>
  useQuery({
    queryKey: ["essence", id],
    queryFn: ({ signal }) => callApi(getEssence, { params: { id: CovenantId.make(id) }, signal })
  })

/** For anyone, without logging in: who works together, on what ground, and where to go with a question or request (AVG 26(2)). */
export function Page() {
  const { id } = useParams({ from: "/essence/$id" })
  const query = useEssence(id)
  if (query.isPending) return <Waiting lines={5} />
  if (query.isError) {
    const absent = query.error instanceof ApiError && query.error.kind === "not-found"
    return absent ? <NotFoundPage /> : <Failure error={query.error} onRetry={() => void query.refetch()} />
  }
  return <Essence essence={query.data} />
}

function Essence({ essence }: { readonly essence: (typeof getEssence)["success"]["schema"]["Type"] }) {
  const texts = useTexts(essenceTexts)
  const words = useTexts(documentTexts)
  const label = useLabels()
  const say = useBilingual()
  const period = usePeriod()
  const { language } = useLanguage()
  const all = (items: ReadonlyArray<string>) => (items.length === 0 ? words.none : listed(items, language))
  const aboutPersons = essence.kinds.includes("radicalisation")
  const sealing = essence.parties.flatMap(({ name, sealsAtSource }) =>
    sealsAtSource === true && name !== undefined ? [name] : []
  )
  const states = { active: texts.active, suspended: texts.suspended, ended: texts.ended, draft: texts.ended }
  return (
    <article className="kv-essence">
      <div className="kv-head">
        <p className="kv-eyebrow">{states[essence.status]}</p>
        <PageHeading>{say(essence.title)}</PageHeading>
        <Paragraph purpose="lead">{aboutPersons ? texts.leadPersons : texts.leadPlaces}</Paragraph>
      </div>
      <Facts
        facts={[
          [texts.who, all(essence.parties.map(({ name, angle }) => name ?? texts.informal(label(angleLabels, angle))))],
          ...(sealing.length === 0 ? [] : [[texts.sealing, all(sealing)] as const]),
          [texts.where, all(essence.municipalityNames)],
          [texts.why, all(essence.purposes.map((purpose) => label(purposeLabels, purpose)))],
          [texts.ground, essence.basis.law],
          [
            texts.what,
            aboutPersons ? all(essence.identifiers.map((one) => label(identifierLabels, one))) : texts.nobody
          ],
          ...(aboutPersons ? [[texts.age, words.years(essence.minimumAge)] as const] : []),
          [texts.special, all(essence.specialCategories)],
          [texts.when, texts.term(exactDay(essence.validFrom, language), exactDay(essence.validUntil, language))]
        ]}
      />
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.howLong}
        </Heading>
        <Facts
          facts={(["unlinked", "rejected", "linked", "notAdopted", "closedCase"] as const).map(
            (state) => [words.clock[state], period(essence.retention[state])] as const
          )}
        />
      </section>
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.rights}
        </Heading>
        <Paragraph>{texts.rightsText}</Paragraph>
        {essence.contactPoint !== null && (
          <Paragraph>
            {essence.contactPoint.organisation}
            {": "}
            <a href={`mailto:${essence.contactPoint.email}`}>{essence.contactPoint.email}</a>
          </Paragraph>
        )}
        <Paragraph className="kv-subtle">{texts.supervisor}</Paragraph>
      </section>
      <div className="kv-no-print">
        <Button appearance="secondary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
    </article>
  )
}
