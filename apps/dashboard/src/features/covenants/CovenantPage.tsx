import type { AdoptedView, CovenantLife, ProposalView } from "@kruisverband/contract"
import { type CovenantDocument, covenantStanding } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { DateTime } from "effect"
import { useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { ApiError } from "../../shared/api/ApiError.ts"
import { useCovenant } from "../../shared/covenant/useCovenant.ts"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { VisibilityMatrix } from "../../shared/covenant/VisibilityMatrix.tsx"
import { PauseNotices } from "../../shared/pause/PauseNotices.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { covenantStatusLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { useNow } from "../../shared/time/clock.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { CovenantFacts } from "./CovenantFacts.tsx"
import { covenantTexts } from "./covenantTexts.ts"
import { HoldNotice } from "./HoldNotice.tsx"
import { LeaveForm } from "./LeaveForm.tsx"
import { ProposalPanel } from "./ProposalPanel.tsx"
import { Signatures } from "./Signatures.tsx"
import { StatusForm } from "./StatusForm.tsx"
import { VersionList } from "./VersionList.tsx"
import "./covenants.css"

export function Page() {
  const { id } = useParams({ from: "/covenants/$id" })
  const query = useCovenant(id)
  if (query.isPending) return <Waiting lines={5} />
  if (query.isError) {
    const absent = query.error instanceof ApiError && query.error.kind === "not-found"
    return absent ? <NotFoundPage /> : <Failure error={query.error} onRetry={() => void query.refetch()} />
  }
  return <Covenant life={query.data} />
}

/** What governs now, or governed last. */
const governingOf = ({ versions }: CovenantLife, now: Date): AdoptedView | undefined => {
  const found = covenantStanding(
    versions.map((version) => version.document),
    DateTime.fromDateUnsafe(now)
  )
  if (found.standing === "unknown") return undefined
  return versions.find((version) => version.document.version === found.document.version)
}

/** The text to read: what governs, or the one that waits. Who is to sign or to activate reads that one first. */
function useShown(life: CovenantLife) {
  const [chosen, setChosen] = useState<"governing" | "proposal" | undefined>()
  const governing = governingOf(life, useNow(3600))
  const { proposal, may } = life
  const reads = chosen ?? (may.includes("sign") || may.includes("activate") ? "proposal" : "governing")
  const shown: AdoptedView | ProposalView | undefined =
    (reads === "proposal" ? proposal : governing) ?? governing ?? proposal
  return { shown, both: governing !== undefined && proposal !== undefined, choose: setChosen }
}

/** Reads like the document it is: state and dates on top, what waits, what it covers, who sees what, how long, who signed. */
function Covenant({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(covenantTexts)
  const { shown, both, choose } = useShown(life)
  if (shown === undefined) return <NotFoundPage />
  const { document } = shown
  const isProposal = "offered" in shown
  return (
    <article className="kv-page-wide">
      <Link to="/covenants" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <CovenantHead document={document} />
      <Standing document={document} offered={isProposal ? shown.offered : undefined} />
      <PauseNotices covenant={life.id} />
      <HoldNotice covenant={life.id} />
      <ProposalPanel life={life} />
      {both && (
        <div className="kv-buttons kv-no-print">
          <Button appearance="subtle-button" pressed={!isProposal} onClick={() => choose("governing")}>
            {texts.readGoverning}
          </Button>
          <Button appearance="subtle-button" pressed={isProposal} onClick={() => choose("proposal")}>
            {texts.readProposal}
          </Button>
          <Link to="/covenants/$id/compare" params={{ id: life.id }}>
            {texts.compare}
          </Link>
        </div>
      )}
      <section className="kv-column">
        <Heading level={2} appearance="level-3">
          {texts.matrix}
        </Heading>
        <VisibilityMatrix covenant={document} />
        <Paragraph className="kv-subtle kv-small">{texts.matrixNote}</Paragraph>
      </section>
      <CovenantFacts covenant={document} />
      <div className="kv-columns">
        <Signatures shown={shown} />
        <VersionList life={life} />
      </div>
      {!isProposal && (
        <p className="kv-facts-line kv-no-print">
          <Link to="/essence/$id" params={{ id: life.id }}>
            {texts.essence}
          </Link>
        </p>
      )}
      <StatusForm life={life} />
      <LeaveForm life={life} document={document} />
    </article>
  )
}

function CovenantHead({ document }: { readonly document: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const label = useLabels()
  const titleOf = useTitleOf()
  const { language } = useLanguage()
  return (
    <div className="kv-head">
      <p className="kv-eyebrow">{capitalised(label(covenantStatusLabels, document.status))}</p>
      <PageHeading>{titleOf(document)}</PageHeading>
      <p className="kv-facts-line kv-subtle kv-small">
        <span>{texts.version(document.version)}</span>
        <span>{texts.from(exactDay(document.validFrom, language))}</span>
        <span>{texts.until(exactDay(document.validUntil, language))}</span>
      </p>
    </div>
  )
}

/** Said only where the covenant does not simply hold. */
function Standing({
  document,
  offered
}: {
  readonly document: CovenantDocument
  readonly offered: boolean | undefined
}) {
  const texts = useTexts(covenantTexts)
  const { standing } = covenantStanding([document], DateTime.fromDateUnsafe(useNow(3600)))
  const notice = {
    unknown: undefined,
    "in-force": undefined,
    draft: offered === true ? texts.isOffered : texts.isDraft,
    suspended: texts.suspended,
    ended: texts.ended,
    expired: texts.expired,
    "not-yet-in-force": texts.future
  }[standing]
  return notice === undefined ? null : <p className="kv-notice">{notice}</p>
}
