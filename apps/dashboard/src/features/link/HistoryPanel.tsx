import type { ReviewView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useId } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { linkTexts } from "./linkTexts.ts"

/** Who decided what and why, latest first; nothing is ever taken out. */
export function HistoryPanel({ reviews }: { readonly reviews: ReadonlyArray<ReviewView> }) {
  const texts = useTexts(linkTexts)
  const { language } = useLanguage()
  const id = useId()
  return (
    <section className="kv-column kv-history" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.history}
      </Heading>
      {reviews.length === 0 && <Paragraph className="kv-subtle">{texts.noHistory}</Paragraph>}
      <ol className="kv-history__list">
        {reviews.toReversed().map((review) => (
          <li key={review.id} className={review.undone ? "kv-history__one kv-history__one--undone" : "kv-history__one"}>
            <span>
              <strong>{capitalised(texts.historyKinds[review.kind])}</strong> {texts.by(review.by)},{" "}
              <time dateTime={review.at}>{exactMoment(review.at, language)}</time>
              {review.undone && <span className="kv-subtle"> ({texts.undone})</span>}
            </span>
            <span className="kv-subtle">{review.reason}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
