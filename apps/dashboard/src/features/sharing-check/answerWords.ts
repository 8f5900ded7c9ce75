import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { checkTexts } from "./checkTexts.ts"
import { type Answers, OTHER_PURPOSE, type Step } from "./conversation.ts"

/** An answer as one would say it. */
export function useAnswerWords() {
  const texts = useTexts(checkTexts)
  const label = useLabels()
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  return (answers: Answers, step: Step): string => {
    switch (step) {
      case "covenant":
        return answers.covenant === undefined ? "" : say(answers.covenant.title)
      case "with":
        if (answers.with === undefined) return ""
        return answers.with.kind === "partner"
          ? registry.partnerName(answers.with.partner)
          : texts.withs[answers.with.kind]
      case "about":
        return [answers.about === undefined ? "" : texts.abouts[answers.about], answers.age]
          .filter((part) => part !== "")
          .join(", ")
      case "things":
        return answers.things.length === 0
          ? texts.nothing
          : listed(
              answers.things.map((thing) => texts.things[thing]),
              language
            )
      case "purpose":
        return answers.purpose === OTHER_PURPOSE ? texts.otherPurpose : label(purposeLabels, answers.purpose ?? "")
      case "ground":
        return answers.ground === undefined ? "" : texts.grounds[answers.ground]
      case "trained":
        return answers.trained === true ? texts.yes : texts.no
    }
  }
}
