import { parse, type ScalarTag, type Tags } from "yaml"

const INT = "tag:yaml.org,2002:int"
const isInt = (tag: Tags[number]): tag is ScalarTag =>
  typeof tag === "object" && tag.tag === INT && tag.format === undefined

/** Reads a scenario file. A phone such as 0612345678 stays text: only numbers without a leading zero are numbers. */
export const parseScenarioYaml = (text: string): unknown =>
  parse(text, {
    customTags: (tags) => tags.map((tag) => (isInt(tag) ? { ...tag, test: /^[-+]?(?:0|[1-9][0-9]*)$/u } : tag))
  })
