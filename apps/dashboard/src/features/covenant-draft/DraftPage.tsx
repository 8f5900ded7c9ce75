import type { CovenantLife } from "@kruisverband/contract"
import type { CovenantDocument } from "@kruisverband/domain"
import { Link, useParams } from "@tanstack/react-router"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useCovenant } from "../../shared/covenant/useCovenant.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { DraftForm } from "./DraftForm.tsx"
import { draftTexts } from "./draftTexts.ts"
import "./draft.css"

export function Page() {
  const { id } = useParams({ from: "/covenants/$id/draft" })
  const query = useCovenant(id)
  if (query.isPending) return <Waiting lines={8} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Draft life={query.data} />
}

/** The text to write on: the draft there is, or else a copy of the last version with the next number. */
const baseOf = ({ proposal, versions }: CovenantLife): CovenantDocument | undefined => {
  if (proposal !== undefined) return proposal.document
  const last = versions.at(-1)?.document
  return last === undefined ? undefined : { ...last, version: last.version + 1, coversExisting: false, status: "draft" }
}

function Draft({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(draftTexts)
  const base = baseOf(life)
  if (base === undefined) return <NotFoundPage />
  if (!life.may.includes("draft"))
    return (
      <div className="kv-page">
        <PageHeading>{texts.title(base.title.nl)}</PageHeading>
        <p>{life.proposal?.offered === true ? texts.offered : texts.notYours}</p>
        <Link to="/covenants/$id" params={{ id: life.id }}>
          {texts.back}
        </Link>
      </div>
    )
  return <DraftForm life={life} base={base} />
}
