import type { NoticeLine, Reviewer } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { DeferForm } from "./DeferForm.tsx"
import { GiveForm } from "./GiveForm.tsx"
import { noticeTexts } from "./noticeTexts.ts"

interface Props {
  readonly chosen: ReadonlyArray<NoticeLine>
  readonly reviewers: ReadonlyArray<Reviewer>
  readonly onDone: () => void
}

/** What may be done with the signals that are ticked: they are of one covenant, so that one rule holds for all. */
export function ActPanel({ chosen, onDone, reviewers }: Props) {
  const texts = useTexts(noticeTexts)
  const [done, setDone] = useState(false)
  const [first] = chosen
  const finish = () => {
    setDone(true)
    onDone()
  }
  const mixed = chosen.some(({ covenant }) => covenant !== first?.covenant)
  return (
    <section className="kv-column kv-notices__form kv-no-print">
      <div role="status">
        {first === undefined ? (
          <p className="kv-subtle">{done ? texts.given_ : texts.choose}</p>
        ) : (
          <Heading level={2} appearance="level-3">
            {texts.chosen(chosen.length)}
          </Heading>
        )}
      </div>
      {mixed && <p role="alert">{texts.oneCovenant}</p>}
      {first !== undefined && !mixed && (
        <>
          <GiveForm chosen={chosen} covenant={first.covenant} onDone={finish} />
          <details>
            <summary>{texts.defer}</summary>
            <DeferForm
              chosen={chosen}
              covenant={first.covenant}
              reviewers={reviewers.filter((one) => one.covenant === first.covenant)}
              onDone={finish}
            />
          </details>
        </>
      )}
    </section>
  )
}
