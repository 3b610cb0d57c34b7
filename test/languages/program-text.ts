/** Programs as short text, a line for each statement, so that tests compare whole ones. */
import type {
  AssignTarget,
  Block,
  FunctionCode,
  Parameter,
  Program,
  Statement,
} from '../../src/source/program.ts';
import type { Expression, Sequence } from '../../src/source/syntax.ts';

export function programText(program: Program): string {
  return new Writer(program).block(program.body).join('\n');
}

class Writer {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  block(block: Block): string[] {
    return block.flatMap((statement) => this.#statement(statement));
  }

  #inner(block: Block): string[] {
    return this.block(block).map((line) => `  ${line}`);
  }

  #statement(statement: Statement): string[] {
    switch (statement.kind) {
      case 'assign':
        return [`${this.#target(statement.target)} = ${this.#value(statement.value)}`];
      case 'extend':
        return [`${this.#target(statement.target)} += ${this.#value(statement.value)}`];
      case 'evaluate':
        return [this.#value(statement.value)];
      case 'return':
        return [`return ${statement.value === null ? 'nothing' : this.#value(statement.value)}`];
      case 'choose': {
        const { condition, branches, isExhaustive } = statement;
        const by = condition === null ? '' : ` ${this.#value(condition)}`;
        return [
          `${isExhaustive ? 'one' : 'one or none'}${by}`,
          ...branches.flatMap((branch) => ['- branch', ...this.#inner(branch)]),
        ];
      }
      case 'repeat': {
        const { target, over, body } = statement;
        const what =
          target === null || over === null ? '' : ` ${this.#target(target)} of ${this.#value(over)}`;
        return [`repeat${what}`, ...this.#inner(body)];
      }
      case 'function':
        return this.#function(statement.name, statement.code);
      case 'class':
        return [
          `class ${statement.name}(${statement.bases.map((base) => this.#value(base)).join(', ')})`,
          ...this.#inner(statement.statics),
          ...this.#inner(statement.methods),
        ];
      case 'import':
        return statement.bindings.map(
          ({ name, from, imported }) => `import ${name}: ${imported ?? '*'} of ${from}`,
        );
    }
  }

  #function(name: string, code: FunctionCode): string[] {
    return [
      ...code.decorators.map((decorator) => `@${this.#value(decorator)}`),
      `${code.isGetter ? 'getter' : 'function'} ${name}${this.#head(code)}`,
      ...this.#inner(code.body),
    ];
  }

  #head({ parameters, of, receiver }: FunctionCode): string {
    const taken = parameters.map((parameter) => this.#parameter(parameter)).join(', ');
    return `(${taken})${of === 'none' ? '' : ` of ${of} ${receiver ?? '(no receiver)'}`}`;
  }

  #parameter({ takes, target, fallback }: Parameter): string {
    const stars = { plain: '', rest: '*', 'named-rest': '**' }[takes];
    return `${stars}${this.#target(target)}${this.#fallback(fallback)}`;
  }

  #fallback(fallback: Expression | null): string {
    return fallback === null ? '' : ` ?= ${this.#value(fallback)}`;
  }

  #target(target: AssignTarget): string {
    switch (target.kind) {
      case 'name':
        return target.isKnown ? `known ${target.name}` : target.name;
      case 'member':
        return `${this.#value(target.object)}.${target.property}`;
      case 'index':
        return `${this.#value(target.object)}[${this.#value(target.index)}]`;
      case 'list': {
        const items = target.items.map((item) => (item === null ? '' : this.#target(item)));
        const rest = target.rest === null ? [] : [`*${this.#target(target.rest)}`];
        return `[${[...items, ...rest].join(', ')}]`;
      }
      case 'map': {
        const entries = target.entries.map(
          ({ key, target: into, fallback }) =>
            `${key ?? '?'}: ${this.#target(into)}${this.#fallback(fallback)}`,
        );
        return `{${entries.join(', ')}}`;
      }
      case 'opaque':
        return '?';
    }
  }

  #value(value: Expression): string {
    switch (value.kind) {
      case 'string':
        return JSON.stringify(value.value);
      case 'constant':
        return String(value.value);
      case 'name':
        return value.name;
      case 'member':
        return `${this.#value(value.object)}.${value.property}`;
      case 'index':
        return `${this.#value(value.object)}[${this.#value(value.index)}]`;
      case 'call':
        return `${this.#value(value.callee)}(${this.#items(value.arguments)})`;
      case 'map':
        return `{${this.#items(value.sequence)}}`;
      case 'list':
        return `[${this.#items(value.sequence)}]`;
      case 'concatenation':
        return `<${value.parts.map((part) => this.#value(part)).join(' + ')}>`;
      case 'merge':
        return `<${value.parts.map((part) => this.#value(part)).join(' | ')}>`;
      case 'conditional':
        return `either<${value.branches.map((branch) => this.#value(branch)).join(' | ')}>`;
      case 'typed':
        return this.#value(value.value);
      case 'class':
        return `class ${value.name}`;
      case 'function':
        return this.#inline(value);
      case 'opaque':
        return this.#comprehension(value.range.start) ?? `(${value.what})`;
    }
  }

  #inline({ range }: Expression): string {
    const code = this.#program.functions.get(range.start);
    if (code === undefined) return '(a function that is not read)';
    const head = this.#head(code);
    return `${head} => { ${this.block(code.body).join('; ')} }`;
  }

  #comprehension(start: number): string | null {
    const found = this.#program.comprehensions.get(start);
    if (found === undefined) return null;
    const loops = found.loops.map(
      ({ target, over }) => ` for ${this.#target(target)} of ${this.#value(over)}`,
    );
    const key = found.key === null ? '' : `${this.#value(found.key)}: `;
    const what = `${key}${this.#value(found.value)}${loops.join('')}${found.isFiltered ? ' if' : ''}`;
    return found.form === 'map' ? `{${what}}` : `[${what}]`;
  }

  #items({ items }: Sequence): string {
    return items
      .map(({ kind, key, value }) => {
        const named = key === null ? '' : `${this.#value(key)}: `;
        return `${kind === 'spread' ? '...' : ''}${named}${this.#value(value)}`;
      })
      .join(', ');
  }
}
