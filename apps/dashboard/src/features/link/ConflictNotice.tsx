import type { LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { linkStateLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { type LinkChange, linkChanges } from "./linkChanges.ts"
import { linkTexts } from "./linkTexts.ts"
import { signed } from "./waterfall.ts"

interface Props {
  readonly before: LinkView
  readonly after: LinkView
}

/** Somebody or something was first: says what is different now. */
export function ConflictNotice({ before, after }: Props) {
  const texts = useTexts(linkTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const say = (change: LinkChange): string => {
    switch (change.what) {
      case "state":
        return texts.changes.state(label(linkStateLabels, change.from), label(linkStateLabels, change.to))
      case "weight":
        return texts.changes.weight(signed(change.from, language), signed(change.to, language))
      case "other":
        return texts.changes.other
      default:
        return texts.changes[change.what](change.count)
    }
  }
  return (
    <div className="kv-notice kv-notice--accent" role="alert">
      <Heading level={2} appearance="level-4">
        {texts.conflictTitle}
      </Heading>
      <p className="nl-paragraph">{texts.conflict}</p>
      <ul className="kv-plain">
        {linkChanges(before, after).map((change) => (
          <li key={change.what}>{say(change)}</li>
        ))}
      </ul>
    </div>
  )
}
