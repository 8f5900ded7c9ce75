import { useTexts } from "../../shared/text/defineTexts.ts"
import { postingTexts } from "./postingTexts.ts"
import { type Step, steps } from "./steps.ts"

interface Props {
  readonly at: Step | "review"
  readonly onGo: (step: Step) => void
}

/** Where one is, and the way back to what was answered before. */
export function Progress({ at, onGo }: Props) {
  const texts = useTexts(postingTexts)
  const all: ReadonlyArray<Step | "review"> = [...steps, "review"]
  const now = all.indexOf(at)
  return (
    <nav aria-label={texts.title} className="kv-progress">
      <p className="kv-progress__count kv-subtle kv-small kv-number">
        {at === "review" ? texts.review : texts.step(now + 1, steps.length)}
      </p>
      <ol className="kv-progress__steps">
        {all.map((step, index) => {
          const name = step === "review" ? texts.review : texts.names[step]
          return (
            <li
              key={step}
              className={index <= now ? "kv-progress__step kv-progress__step--done" : "kv-progress__step"}
              aria-current={step === at ? "step" : undefined}
            >
              {index < now && step !== "review" ? (
                <button type="button" className="kv-progress__back" onClick={() => onGo(step)}>
                  {name}
                </button>
              ) : (
                <span>{name}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
