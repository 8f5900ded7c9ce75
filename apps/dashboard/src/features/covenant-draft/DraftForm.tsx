import type { CovenantLife } from "@kruisverband/contract"
import { adviseOn, type CovenantDocument, checkActivation, type Finding } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useMemo, useState } from "react"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { type DraftFields, documentOf, fieldsOf } from "./draftFields.ts"
import { draftTexts } from "./draftTexts.ts"
import { SectionData } from "./SectionData.tsx"
import { SectionGrounds } from "./SectionGrounds.tsx"
import { SectionName } from "./SectionName.tsx"
import { SectionParties } from "./SectionParties.tsx"
import { SectionPolice } from "./SectionPolice.tsx"
import type { SectionProps } from "./SectionProps.ts"
import { SectionRetention } from "./SectionRetention.tsx"
import { SectionScope } from "./SectionScope.tsx"
import { SectionSharing } from "./SectionSharing.tsx"
import { sectionOf, sections } from "./sections.ts"
import { read, useSaveCovenant } from "./useDraft.ts"

const parts = {
  name: SectionName,
  scope: SectionScope,
  parties: SectionParties,
  data: SectionData,
  sharing: SectionSharing,
  retention: SectionRetention,
  grounds: SectionGrounds,
  police: SectionPolice
}

interface Props {
  readonly life: CovenantLife
  readonly base: CovenantDocument
}

/** The whole text on one page, in sections; what is missing stands at the top and leads to its place. */
export function DraftForm({ life, base }: Props) {
  const texts = useTexts(draftTexts)
  const titleOf = useTitleOf()
  const navigate = useNavigate()
  const save = useSaveCovenant()
  const [fields, setFields] = useState(() => fieldsOf(base, unstatedIn(life)))
  // What was read, or saved from here: a text that somebody else saved meanwhile is not written over.
  const [revision, setRevision] = useState(life.proposal?.revision ?? 0)
  const [tried, setTried] = useState(false)
  const source = documentOf(fields, base, "draft")
  const document = useMemo(() => read(source), [source])
  const missing = document === undefined ? [] : checkActivation(document, source)
  const advice = document === undefined ? [] : adviseOn(document)
  const onChange = (part: Partial<DraftFields>) => {
    save.reset()
    setFields((before) => ({ ...before, ...part }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ source, revision }, { onSuccess: () => setRevision(revision + 1) })
  }
  const offer = () => {
    setTried(true)
    if (missing.length > 0 || document === undefined) return
    // Offered, the form gives way to the text: the way on must not depend on its still being there.
    save
      .mutateAsync({ source: { ...source, status: "active" }, revision })
      .then(() => navigate({ to: "/covenants/$id", params: { id: life.id } }))
      .catch(() => undefined)
  }
  const section: SectionProps = { fields, onChange, document }
  const hasPolice = fields.parties.some((party) => party.angle === "police")
  return (
    <form className="kv-draft" onSubmit={submit} noValidate>
      <Link to="/covenants/$id" params={{ id: life.id }} className="kv-back">
        ← {texts.back}
      </Link>
      <div className="kv-head">
        <p className="kv-eyebrow">{texts.version(base.version)}</p>
        <PageHeading>{texts.title(titleOf(base))}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      <Todo missing={missing} advice={advice} />
      {sections
        .filter((name) => name !== "police" || hasPolice)
        .map((name) => {
          const Part = parts[name]
          return (
            <section key={name} id={`section-${name}`} className="kv-draft__section">
              <Heading level={2} appearance="level-3">
                {texts.sections[name]}
              </Heading>
              <Part {...section} />
            </section>
          )
        })}
      <div className="kv-draft__foot">
        {save.isError && <Failure error={save.error} />}
        {document === undefined && (
          <p role="alert" className="utrecht-form-field__error-message">
            {texts.odd}
          </p>
        )}
        {tried && missing.length > 0 && (
          <p role="alert" className="utrecht-form-field__error-message">
            {texts.notReady}
          </p>
        )}
        <div className="kv-buttons">
          <Button type="submit" appearance="secondary-action-button" busy={save.isPending}>
            {texts.save}
          </Button>
          <Button appearance="primary-action-button" busy={save.isPending} onClick={offer}>
            {texts.offer}
          </Button>
        </div>
        <p className="kv-subtle kv-small">{texts.offerNote}</p>
        <p role="status">{save.isSuccess ? texts.saved : ""}</p>
      </div>
    </form>
  )
}

/** A person-directed approach has not said how long a closed case is kept until its own text does. */
const unstatedIn = ({ proposal }: CovenantLife): ReadonlySet<string> =>
  new Set(
    (proposal?.missing ?? []).flatMap(({ field }) =>
      field === "/retention/closedCase" && proposal?.document.basis.kind === "pga" ? ["closedCase"] : []
    )
  )

interface TodoProps {
  readonly missing: ReadonlyArray<Finding>
  readonly advice: ReadonlyArray<Finding>
}

function Todo({ missing, advice }: TodoProps) {
  const texts = useTexts(draftTexts)
  return (
    <div className="kv-notice">
      <p className="kv-words" role="status">
        <strong>{texts.todo(missing.length)}</strong>
      </p>
      <Findings findings={missing} />
      {advice.length > 0 && (
        <details className="kv-details">
          <summary>
            {texts.advice} ({advice.length})
          </summary>
          <Findings findings={advice} />
        </details>
      )}
    </div>
  )
}

function Findings({ findings }: { readonly findings: ReadonlyArray<Finding> }) {
  const say = useBilingual()
  if (findings.length === 0) return null
  return (
    <ul className="kv-list">
      {findings.map(({ field, law, text }) => (
        <li key={field}>
          <a href={`#section-${sectionOf(field)}`}>{say(text)}</a> <span className="kv-subtle kv-small">{law}</span>
        </li>
      ))}
    </ul>
  )
}
