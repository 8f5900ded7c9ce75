import type { OpennessDocumentLine, OpennessRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { AddDocumentForm } from "./AddDocumentForm.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useOpennessAct } from "./useOpenness.ts"

/** The documents in the order of the letter, and a place to add one. */
export function DocumentList({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const { items, may } = request
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {texts.documents}
      </Heading>
      {items.length === 0 && <Paragraph className="kv-subtle">{texts.noDocuments}</Paragraph>}
      {items.length > 0 && (
        <ol className="kv-rows">
          {items.map((item) => (
            <Item key={item.id} item={item} request={request} />
          ))}
        </ol>
      )}
      {may.includes("add") && (
        <details className="kv-details" open={items.length === 0}>
          <summary>{texts.add}</summary>
          <AddDocumentForm request={request} />
        </details>
      )}
    </section>
  )
}

interface ItemProps {
  readonly item: OpennessDocumentLine
  readonly request: OpennessRequestView
}

function Item({ item, request }: ItemProps) {
  const texts = useTexts(opennessTexts)
  const { language } = useLanguage()
  const command = useOpennessAct(request)
  const { assessed, documentDate, id: document, number, outcome, refusedPassages, title } = item
  const params = { id: request.id, document }
  return (
    <li className="kv-openness__item">
      <div className="kv-plain">
        <Link to="/openness/$id/documents/$document" params={params}>
          {number}. {title}
        </Link>
        <span className="kv-subtle kv-small">
          {exactDay(documentDate, language)}, {assessed ? texts.assessed : texts.notAssessed}
          {outcome === undefined ? "" : `: ${texts.outcomes[outcome]}`}
          {refusedPassages === 0 ? "" : `, ${texts.refusedPassages(refusedPassages)}`}
        </span>
      </div>
      <div className="kv-buttons kv-no-print">
        <Link to="/openness/$id/documents/$document/public" params={params}>
          {texts.publicVersion}
          <span className="kv-visually-hidden"> {title}</span>
        </Link>
        {request.may.includes("add") && (
          <details className="kv-details">
            <summary>{texts.remove(title)}</summary>
            <p className="kv-words">{texts.removeSure}</p>
            {command.isError && <Failure error={command.error} />}
            <Button
              appearance="secondary-action-button"
              busy={command.isPending}
              onClick={() => command.mutate({ act: "remove", document })}
            >
              {texts.removeDo}
            </Button>
          </details>
        )}
      </div>
    </li>
  )
}
