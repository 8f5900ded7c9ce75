import type { LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useId } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { HistoryReview } from "./HistoryReview.tsx"
import { historyOf } from "./historyOf.ts"
import { linkTexts } from "./linkTexts.ts"
import { RegroupingLine } from "./RegroupingLine.tsx"
import { useTakeBack } from "./useTakeBack.ts"

/** What people decided and why, and what the link came from or went on as; latest first, nothing is ever taken out. */
export function HistoryPanel({ link }: { readonly link: LinkView }) {
  const texts = useTexts(linkTexts)
  const { language } = useLanguage()
  const id = useId()
  const takeBack = useTakeBack(link.id)
  const history = historyOf(link)
  return (
    <section className="kv-column kv-history" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.history}
      </Heading>
      {history.length === 0 && <Paragraph className="kv-subtle">{texts.noHistory}</Paragraph>}
      <ol className="kv-history__list">
        {history.map((entry) =>
          entry.what === "review" ? (
            <HistoryReview key={entry.review.id} takeBack={takeBack} review={entry.review} />
          ) : (
            <li key={`${entry.at}${entry.regrouping.kind}`} className="kv-history__one">
              <RegroupingLine regrouping={entry.regrouping} />
              <time className="kv-subtle kv-small" dateTime={entry.at}>
                {exactMoment(entry.at, language)}
              </time>
            </li>
          )
        )}
      </ol>
    </section>
  )
}
