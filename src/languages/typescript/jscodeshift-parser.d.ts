/** jscodeshift's choice of parsers, which @types/jscodeshift leaves out. */
declare module 'jscodeshift/src/getParser.js' {
  const getParser: (name: string, options?: object) => { parse(source: string): unknown };
  export default getParser;
}
