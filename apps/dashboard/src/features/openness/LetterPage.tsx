import type { OpennessLetter } from "@kruisverband/contract"
import { RequestId } from "@kruisverband/domain"
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
import { opennessTexts } from "./opennessTexts.ts"
import { Unread } from "./Unread.tsx"
import { useLetter } from "./useOpenness.ts"
import "./openness.css"

export function Page() {
  const { id } = useParams({ from: "/openness/$id/letter" })
  const request = Schema.decodeUnknownOption(RequestId)(id)
  return Option.isSome(request) ? <LetterOf key={request.value} id={request.value} /> : <NotFoundPage />
}

function LetterOf({ id }: { readonly id: RequestId }) {
  const texts = useTexts(opennessTexts)
  const query = useLetter(id)
  if (query.isPending) return <Waiting lines={8} />
  if (query.isError) return <Unread error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-page-wide">
      <Link to="/openness/$id" params={{ id }} className="kv-back kv-no-print">
        ← {texts.backToRequest}
      </Link>
      <Letter letter={query.data} />
      <div className="kv-buttons kv-no-print">
        <Button appearance="primary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
    </article>
  )
}

/** The letter in the reader's language. Printing it makes the PDF: readable aloud, in every script. */
function Letter({ letter }: { readonly letter: OpennessLetter }) {
  const texts = useTexts(opennessTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { sections, title, to } = letter[language]
  return (
    <>
      <div className="kv-head">
        <PageHeading>{title}</PageHeading>
        <Paragraph className="kv-subtle kv-no-print">{texts.letterLead(say(letter.covenantTitle))}</Paragraph>
        {letter.decidedOn !== undefined && <p>{exactDay(letter.decidedOn, language)}</p>}
        <p className="kv-words">{to}</p>
      </div>
      {sections.map(({ heading, items, paragraphs }) => (
        <section key={heading} className="kv-plain kv-openness__form">
          <Heading level={2} appearance="level-4">
            {heading}
          </Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="kv-words">
              {paragraph}
            </p>
          ))}
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}
