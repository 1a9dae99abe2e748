package main

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"handrail/generator/diag"
)

var update = flag.Bool("update", false, "rewrite what scripts expect to be printed")

func TestMain(m *testing.M) {
	testscript.Main(withBrowser{m}, map[string]func(){"handrail": main})
}

// TestScripts runs testdata/*.txtar: whole sites and what handrail says and
// does with them. Beside the usual commands a script has:
//
//	tree DIR           prints the names of all files below DIR, one a line
//	bytes FILE TEXT N  appends TEXT to FILE N times; %d in it counts
//	raw FILE TEXT      writes TEXT with \\xNN as bytes
//	fifo FILE          makes a named pipe
//	edit FILE WHAT NEW puts NEW in the place of the first match of WHAT
//	review DIR         writes a made-up review into every page about life and safety
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"tree": cmdTree, "bytes": cmdBytes, "fifo": cmdFifo, "raw": cmdRaw, "edit": cmdEdit, "review": cmdReview,
		},
	})
}

// cmdTree: tree DIR
func cmdTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tree DIR")
	}
	var names []string
	err := filepath.WalkDir(ts.MkAbs(args[0]), func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(ts.MkAbs(args[0]), p)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	ts.Check(err)
	_, err = ts.Stdout().Write([]byte(strings.Join(names, "\n") + "\n"))
	ts.Check(err)
}

// cmdBytes: bytes FILE TEXT COUNT appends TEXT so many times, with %d counted
// from 0.
func cmdBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: bytes FILE TEXT COUNT")
	}
	text := unquote(ts, args[1])
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	for i := range n {
		_, err = f.WriteString(strings.ReplaceAll(text, "%d", strconv.Itoa(i)))
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// cmdRaw: raw FILE TEXT writes TEXT, with \xNN and \n, as bytes.
func cmdRaw(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: raw FILE TEXT")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(unquote(ts, args[1])), 0o644))
}

// cmdEdit: edit FILE REGEXP NEW
func cmdEdit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE REGEXP NEW")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	what := regexp.MustCompile(args[1])
	at := what.FindIndex(data)
	if at == nil {
		ts.Fatalf("%s has no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), slices.Concat(data[:at[0]], []byte(args[2]), data[at[1]:]), 0o644))
}

// cmdReview: review DIR
func cmdReview(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: review DIR")
	}
	const mark = "\nsafety: critical\n"
	eachPage(ts, args[0], func(_, text string) string {
		return strings.Replace(text, mark, mark+"reviewed: 2026-11-20\nreviewer: Made-up clinician\nreview_by: 2027-11-20\n", 1)
	})
}

// eachPage changes every page below dir.
func eachPage(ts *testscript.TestScript, dir string, change func(path, text string) string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(p string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".md" {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(p, []byte(change(p, string(data))), 0o644)
	}))
}

// unquote reads \n and \xNN as in a Go string.
func unquote(ts *testscript.TestScript, text string) string {
	s, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	ts.Check(err)
	return s
}

// TestEveryCodeHasAScript: an author who meets a code must find that somebody
// thought of it; so each stands in what some script expects.
func TestEveryCodeHasAScript(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	// No site can bring these about on purpose: a page that is slow in a way
	// that nobody thought of, a bug of ours, and, for root, a file that may
	// not be read.
	never := []string{"file-slow", "file-internal", "file-unreadable"}
	for _, c := range diag.Codes() {
		if !strings.Contains(all.String(), "["+c.Name+"]") && !slices.Contains(never, c.Name) {
			t.Errorf("no script shows [%s]", c.Name)
		}
	}
}
