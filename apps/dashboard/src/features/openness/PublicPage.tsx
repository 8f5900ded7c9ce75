import type { PublicDocument } from "@kruisverband/contract"
import { groundTexts, OpennessDocumentId, RequestId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Option, Schema } from "effect"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { documentTexts } from "./documentTexts.ts"
import { PublicText } from "./PublicText.tsx"
import { Unread } from "./Unread.tsx"
import { usePublicDocument } from "./useOpenness.ts"
import "./openness.css"

const Params = Schema.Struct({ id: RequestId, document: OpennessDocumentId })

export function Page() {
  const found = Schema.decodeUnknownOption(Params)(useParams({ from: "/openness/$id/documents/$document/public" }))
  return Option.isSome(found) ? <PublicOf key={found.value.document} {...found.value} /> : <NotFoundPage />
}

function PublicOf({ document, id }: typeof Params.Type) {
  const texts = useTexts(documentTexts)
  const query = usePublicDocument(id, document)
  if (query.isPending) return <Waiting lines={8} />
  if (query.isError) return <Unread error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-page-wide">
      <Link to="/openness/$id" params={{ id }} className="kv-back kv-no-print">
        ← {texts.backToRequest}
      </Link>
      <Version version={query.data} />
      <div className="kv-buttons kv-no-print">
        <Button appearance="primary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
    </article>
  )
}

/** What goes out: the service made it, so that nothing refused is in this page at all. */
function Version({ version }: { readonly version: PublicDocument }) {
  const texts = useTexts(documentTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { decided, documentDate, grounds, number, parts, title } = version
  return (
    <>
      <div className="kv-head">
        <PageHeading>{`${number}. ${title}`}</PageHeading>
        <Paragraph className="kv-subtle">{texts.publicLead(exactDay(documentDate, language))}</Paragraph>
        {!decided && <p className="kv-notice kv-notice--accent">{texts.notDecided}</p>}
      </div>
      <PublicText parts={parts} />
      {grounds.length > 0 && (
        <section className="kv-column kv-openness__form">
          <Heading level={2} appearance="level-4">
            {texts.legend}
          </Heading>
          <ul>
            {grounds.map((ground) => (
              <li key={ground}>
                [{ground}] {say(groundTexts[ground].article)}: {say(groundTexts[ground].protects)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
