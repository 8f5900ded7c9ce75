import type { ReviewView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { linkTexts } from "./linkTexts.ts"
import { UndoPanel } from "./UndoPanel.tsx"
import type { TakeBack } from "./useTakeBack.ts"

interface Props {
  readonly takeBack: TakeBack
  readonly review: ReviewView
}

/** One decision with its reason, and, for who may, the way to take it back. */
export function HistoryReview({ takeBack, review }: Props) {
  const texts = useTexts(linkTexts)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <li className={review.undone ? "kv-history__one kv-history__one--undone" : "kv-history__one"}>
      <span>
        <strong>{capitalised(texts.historyKinds[review.kind])}</strong> {texts.by(review.by)},{" "}
        <time dateTime={review.at}>{exactMoment(review.at, language)}</time>
        {review.undone && <span className="kv-subtle"> ({texts.undone})</span>}
      </span>
      <span className="kv-subtle">{review.reason}</span>
      {review.undo !== undefined && !open && (
        <Button appearance="subtle-button" className="kv-no-print kv-history__undo" onClick={() => setOpen(true)}>
          {texts.takeBack}
        </Button>
      )}
      {open && <UndoPanel takeBack={takeBack} review={review} onClose={() => setOpen(false)} />}
    </li>
  )
}
