import type { SharingAnswer } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type ReactNode, useEffect, useRef } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { now } from "../../shared/time/clock.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { checkTexts } from "./checkTexts.ts"

interface Props {
  readonly answer: SharingAnswer
  readonly children?: ReactNode
}

/** One sentence, then why with the clauses, what to leave out, whom to ask, and who would see it. */
export function Verdict({ answer, children }: Props) {
  const texts = useTexts(checkTexts)
  const say = useBilingual()
  const label = useLabels()
  const { language } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <section className="kv-verdict">
      <Heading level={2} tabIndex={-1} ref={heading}>
        {say(answer.sentence)}
      </Heading>
      {answer.leaveOut.length > 0 && (
        <Part title={texts.leaveOut}>
          {answer.leaveOut.map(({ code, text }) => (
            <li key={code}>{say(text)}</li>
          ))}
        </Part>
      )}
      <Part title={texts.why}>
        {answer.grounds.map(({ code, clause, text }) => (
          <li key={`${code}${clause}`}>
            {say(text)} <span className="kv-subtle kv-small">{texts.clause(clause)}</span>
          </li>
        ))}
      </Part>
      {children}
      <Part title={texts.ask}>
        {answer.ask.map((step) => (
          <li key={step.nl}>{say(step)}</li>
        ))}
      </Part>
      {answer.sees.length > 0 && (
        <>
          <Part title={texts.sees}>
            {answer.sees.map(({ who, level }) => (
              <li key={who.nl}>
                {say(who)}: {label(levelLabels, level)}
              </li>
            ))}
          </Part>
          <p className="kv-subtle kv-small">{texts.seesNote}</p>
        </>
      )}
      <p className="kv-subtle kv-small kv-print-only">{texts.printed(exactDay(now().toISOString(), language))}</p>
      <div className="kv-no-print">
        <Button appearance="secondary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
    </section>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="kv-field">
    <Heading level={3} appearance="level-4">
      {title}
    </Heading>
    <ul className="kv-points">{children}</ul>
  </div>
)
