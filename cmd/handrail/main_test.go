package main

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"handrail/generator/diag"
)

var update = flag.Bool("update", false, "rewrite what scripts expect to be printed")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"handrail": main})
}

// TestScripts runs testdata/*.txtar: whole sites and what handrail says and
// does with them. Beside the usual commands a script has:
//
//	tree DIR      prints the names of all files below DIR, one a line
//	bytes FILE N  makes FILE N bytes of text
//	fifo FILE     makes a named pipe
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"tree": cmdTree, "bytes": cmdBytes, "fifo": cmdFifo, "raw": cmdRaw,
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

// cmdBytes: bytes FILE TEXT COUNT appends TEXT so many times.
func cmdBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: bytes FILE TEXT COUNT")
	}
	n := 0
	for _, c := range args[2] {
		n = n*10 + int(c-'0')
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(args[1], n))
	ts.Check(err)
	ts.Check(f.Close())
}

// cmdRaw: raw FILE TEXT writes TEXT, with \xNN and \n, as bytes.
func cmdRaw(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: raw FILE TEXT")
	}
	var out []byte
	for s := args[1]; s != ""; {
		if strings.HasPrefix(s, `\n`) {
			out, s = append(out, '\n'), s[2:]
		} else if strings.HasPrefix(s, `\x`) && len(s) >= 4 {
			out, s = append(out, unhex(s[2])<<4|unhex(s[3])), s[4:]
		} else {
			out, s = append(out, s[0]), s[1:]
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o644))
}

func unhex(c byte) byte {
	return byte(strings.IndexByte("0123456789abcdef", c))
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
	for _, c := range diag.Codes() {
		if !strings.Contains(all.String(), "["+c.Name+"]") && c.Name != "file-slow" && c.Name != "file-unreadable" {
			t.Errorf("no script shows [%s]", c.Name)
		}
	}
}
