/** Asks ts-morph what a name means wherever it stands: who uses a constant, and through which barrel. */
import { posix } from 'node:path';
import type * as TsMorph from 'ts-morph';
import type { Definition, NameUse } from '../language.ts';
import type { Module } from '../../source/syntax.ts';
import { wordOf } from '../../source/words.ts';

/** What is taken of ts-morph. */
type Asked = Pick<typeof TsMorph, 'Node' | 'Project' | 'ts'>;

export type LoadTsMorph = () => Asked;

/** A node as far as its place goes. */
type Placed = Pick<TsMorph.Node, 'getSourceFile' | 'getStart'>;

/** The path of the module that an import names, or null. */
export type Resolve = (importer: string, from: string) => string | null;

/** Asks for the uses of one definition. */
export type UsesBySymbol = (definition: Definition, modules: readonly Module[]) => readonly NameUse[] | null;

/**
 * Makes what gives every place that uses what a module binds to a name; what hands it on under that name, an import or an
 * export, is none. It is asked with all modules in which the name stands, and those that their imports of it lead through,
 * and gives null where one place can't be told, or where the value gets another name.
 */
export function symbolUses({ Project, Node, ts }: Asked, resolve: Resolve): UsesBySymbol {
  // One for each question: with a file more the compiler looks at all others again, and there are as many as constants.
  const newProject = (): TsMorph.Project =>
    new Project({
      useInMemoryFileSystem: true,
      skipFileDependencyResolution: true,
      compilerOptions: { allowJs: true, noLib: true, types: [], module: ts.ModuleKind.ESNext },
      resolutionHost: () => ({
        resolveModuleNames: (names, importer) =>
          names.map((from) => {
            const path = resolve(importer, from);
            return path === null ? undefined : { resolvedFileName: path, extension: posix.extname(path) };
          }),
      }),
    });

  return ({ module: home, name, nameRange }, modules) => {
    const project = newProject();
    // All of them before anything is asked of one.
    const files = modules.map((module) => ({
      module,
      file: project.createSourceFile(module.path, module.text),
    }));

    /** ts-morph leaves out a byte order mark. */
    const startIn = (module: Module, node: Placed): number =>
      node.getStart() + module.text.length - node.getSourceFile().getFullText().length;

    const isNameThere = (node: Placed): boolean =>
      node.getSourceFile().getFilePath() === home.path && startIn(home, node) === nameRange.start;

    const isDefinition = (node: TsMorph.Node): boolean =>
      Node.hasName(node) && isNameThere(node.getNameNode());

    /** Null where it can't be told. */
    function meaning(identifier: TsMorph.Identifier): 'use' | 'none' | null {
      const parent = identifier.getParent();
      const symbol = identifier.getSymbol();
      const meant = symbol?.getAliasedSymbol() ?? symbol;
      if (meant?.getDeclarations().some(isDefinition) !== true) return null;
      if (Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent))
        return parent.getAliasNode() === undefined ? 'none' : null;
      return isNameThere(identifier) ? 'none' : 'use';
    }

    const uses: NameUse[] = [];
    for (const { module, file } of files) {
      for (const { index } of module.text.matchAll(wordOf(name))) {
        const node = file.getDescendantAtPos(index + file.getFullText().length - module.text.length);
        const what = Node.isIdentifier(node) ? meaning(node) : null;
        if (what === null) return null;
        if (what === 'use') uses.push({ module, start: index });
      }
    }
    return uses;
  };
}
