import type { Finding } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { documentTexts } from "./documentTexts.ts"

/** What is lacking before the assessment can be settled: where, what to do, and by which law. */
export function Findings({ findings }: { readonly findings: ReadonlyArray<Finding> }) {
  const texts = useTexts(documentTexts)
  const say = useBilingual()
  const whereOf = (field: string) => {
    const index = /^\/passages\/(\d+)/u.exec(field)?.[1]
    return index === undefined ? "" : texts.inPassage(Number(index) + 1)
  }
  return (
    <div className="kv-failure" role="alert">
      <Heading level={2} appearance="level-4">
        {texts.lacking}
      </Heading>
      <ul className="kv-failure__reasons">
        {findings.map(({ field, law, text }) => (
          <li key={`${field} ${law} ${text.nl}`}>
            {whereOf(field)}
            {say(text)} <span className="kv-subtle kv-small">{texts.law(law)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
