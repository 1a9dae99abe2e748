package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"handrail/generator/locale"
	"handrail/generator/schema"
	"handrail/themes"
)

// readLocales reads the languages of the theme.
func readLocales(t *testing.T) map[string]*locale.Locale {
	t.Helper()
	files, err := fs.Glob(themes.Default(), "locales/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no languages: %v", err)
	}
	all := map[string]*locale.Locale{}
	for _, file := range files {
		data, err := fs.ReadFile(themes.Default(), file)
		if err != nil {
			t.Fatal(err)
		}
		tag := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if all[tag], err = locale.Parse(tag, data); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	return all
}

// audit holds what a part of the program says against a table of each language:
// everything has an entry there, and every entry is still said.
func audit(t *testing.T, table string, said map[string]string) {
	t.Helper()
	for tag, l := range readLocales(t) {
		for _, text := range sorted(said) {
			if !l.Has(table, text) {
				t.Errorf("locales/%s.yaml: %s: nothing for %q of %s: write it there, or list it under same:", tag, table, text, said[text])
			}
		}
		for _, text := range l.Texts(table) {
			if said[text] == "" {
				t.Errorf("locales/%s.yaml: %s: nothing says %q any more: remove it", tag, table, text)
			}
		}
	}
}

func sorted(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// sources reads files of the theme, by name.
func sources(t *testing.T, patterns ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range patterns {
		files, err := fs.Glob(themes.Default(), pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", pattern, err)
		}
		for _, file := range files {
			data, err := fs.ReadFile(themes.Default(), file)
			if err != nil {
				t.Fatal(err)
			}
			out[file] = string(data)
		}
	}
	return out
}

// passages adds to said the entries of any language that go beyond one run of
// words, where they stand in src, and returns src without them.
func passages(t *testing.T, table, mark, file, src string, said map[string]string) string {
	for _, l := range readLocales(t) {
		texts := l.Texts(table)
		slices.SortFunc(texts, func(a, b string) int { return len(b) - len(a) }) // the longer of two counts
		for _, text := range texts {
			if strings.Contains(text, mark) && strings.Contains(src, text) {
				said[text] = file
				src = strings.ReplaceAll(src, text, "")
			}
		}
	}
	return src
}

func TestEveryTextOfATemplateIsTranslated(t *testing.T) {
	said := map[string]string{}
	for file, src := range sources(t, "templates/*.html", "templates/partials/*.html") {
		for _, text := range locale.TemplateTexts(passages(t, locale.Templates, "<", file, src, said)) {
			said[text.Words] = file
		}
	}
	audit(t, locale.Templates, said)
}

func TestEveryTextOfAScriptIsTranslated(t *testing.T) {
	code, err := os.ReadFile("testdata/code.txt")
	if err != nil {
		t.Fatal(err)
	}
	silent := strings.Split(string(code), "\n")
	said, spoken := map[string]string{}, map[string]bool{}
	for file, src := range sources(t, "js/*.js") {
		for _, text := range locale.ScriptTexts(passages(t, locale.Scripts, "${", file, src, said)) {
			spoken[text.Words] = true
			if locale.Speaks(text.Words) && !slices.Contains(silent, text.Words) {
				said[text.Words] = file
			}
		}
	}
	for _, l := range readLocales(t) {
		for _, text := range l.Texts(locale.Scripts) { // single small words that readers see, too
			if spoken[text] && said[text] == "" {
				said[text] = "js"
			}
		}
	}
	audit(t, locale.Scripts, said)
}

// tables are the maps and constants of Go whose texts readers see.
var tables = []string{"forms", "each", "keeping", "lessonNotes", "completionTitle", "unsetAdvice"}

func TestEveryTextOfGoIsTranslated(t *testing.T) {
	said := map[string]string{}
	eachFile(t, func(file string) {
		goCalls(t, file, 0, said, "Word", "Say")
		goTables(t, file, said)
	})
	for _, k := range append(schema.Kinds(), schema.Kind{Fields: schema.TypeSteps.Fields()}) {
		k.Fields = slices.DeleteFunc(slices.Clone(k.Fields), func(f schema.Field) bool { return !f.Print && !f.Filter && f.Name != "phase" })
		k.Localised(func(text string) string {
			if _, heading := k.Part(text); text != "" && !heading {
				said[text] = "the kinds table"
			}
			return text
		})
	}
	said["people"] = "the kinds table" // the unit beside the field for a size
	audit(t, locale.Words, said)
}

func TestEveryUnitHasItsForms(t *testing.T) {
	units := map[string]string{}
	eachFile(t, func(file string) { goCalls(t, file, 1, units, "Count") })
	for _, k := range schema.Kinds() {
		for _, f := range k.Fields {
			if f.Print && f.Unit != "" {
				units[f.Unit] = "the kinds table"
			}
		}
	}
	for tag, l := range readLocales(t) {
		for unit, file := range units {
			if !l.Counts(unit) {
				t.Errorf("locales/%s.yaml: plurals: nothing for %q of %s", tag, unit, file)
			}
		}
	}
}

// eachFile visits the packages that speak to readers.
func eachFile(t *testing.T, visit func(file string)) {
	t.Helper()
	for _, dir := range []string{"../theme", "../site", "../search"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", dir, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				visit(file)
			}
		}
	}
}

func parse(t *testing.T, file string) *ast.File {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// note adds a text that stands in a file of Go.
func note(e ast.Expr, file string, said map[string]string) {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if text, err := strconv.Unquote(lit.Value); err == nil && text != "" {
			said[text] = file
		}
	}
}

// goCalls notes the texts that a file hands to methods, as their argument n.
func goCalls(t *testing.T, file string, n int, said map[string]string, methods ...string) {
	t.Helper()
	ast.Inspect(parse(t, file), func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok && len(call.Args) > n {
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if ok && slices.Contains(methods, sel.Sel.Name) && !isPackage(sel.X) {
				note(call.Args[n], file, said)
			}
		}
		return true
	})
}

// isPackage tells strings.Count from words.Count.
func isPackage(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "strings"
}

// goTables notes the texts of the tables, and those that isAre gives.
func goTables(t *testing.T, file string, said map[string]string) {
	t.Helper()
	ast.Inspect(parse(t, file), func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.ValueSpec:
			if len(n.Values) == 1 && slices.Contains(tables, n.Names[0].Name) {
				note(n.Values[0], file, said)
				if lit, ok := n.Values[0].(*ast.CompositeLit); ok {
					for _, e := range lit.Elts {
						note(e.(*ast.KeyValueExpr).Value, file, said)
					}
				}
			}
		case *ast.FuncDecl:
			return n.Name.Name != "isAre" || isAre(n, file, said)
		}
		return true
	})
}

func isAre(f *ast.FuncDecl, file string, said map[string]string) bool {
	ast.Inspect(f, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok {
			note(r.Results[0], file, said)
		}
		return true
	})
	return false
}

func TestEveryReservedHeadingHasAWording(t *testing.T) {
	for tag, l := range readLocales(t) {
		for _, k := range schema.Kinds() {
			for _, part := range k.Parts {
				if len(l.Headings(part.Title)) == 0 {
					t.Errorf("locales/%s.yaml: headings: nothing for %q of kind %s", tag, part.Title, k.Name)
				}
			}
		}
	}
}
