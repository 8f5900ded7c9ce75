import { OpennessDocumentId, RequestId } from "@kruisverband/domain"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { Assess } from "./Assess.tsx"
import { documentTexts } from "./documentTexts.ts"
import { Unread } from "./Unread.tsx"
import { useDocument } from "./useOpenness.ts"
import "./openness.css"

const Params = Schema.Struct({ id: RequestId, document: OpennessDocumentId })

export function Page() {
  const found = Schema.decodeUnknownOption(Params)(useParams({ from: "/openness/$id/documents/$document" }))
  return Option.isSome(found) ? <DocumentOf key={found.value.document} {...found.value} /> : <NotFoundPage />
}

function DocumentOf({ document, id }: typeof Params.Type) {
  const texts = useTexts(documentTexts)
  const query = useDocument(id, document)
  if (query.isPending) return <Waiting lines={8} />
  if (query.isError) return <Unread error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-page-wide">
      <Link to="/openness/$id" params={{ id }} className="kv-back kv-no-print">
        ← {texts.backToRequest}
      </Link>
      <Assess document={query.data} />
    </article>
  )
}
