package main

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	kills = flag.Int("kills", 20, "how many builds TestKilledBuilds kills")
	seed  = flag.Uint64("seed", 0, "which moments TestKilledBuilds picks; 0 for new ones")
)

// files is a folder, as path -> text.
type files map[string]string

// readFiles reads all files below dir.
func readFiles(t *testing.T, dir string) files {
	t.Helper()
	all := files{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// writeEdition writes an edition of a handbook in which every page says which
// edition it is of. Some pages exist in one edition only, in folders that come
// and go with them.
func writeEdition(t *testing.T, edition string) (site string) {
	t.Helper()
	site = filepath.Join(t.TempDir(), edition)
	put := func(name, text string) { save(t, filepath.Join(site, "content", filepath.FromSlash(name)), text) }
	put("handbook.yaml", "title: Handbook "+edition+"\n")
	page := func(name string) {
		put(name, fmt.Sprintf("---\ntitle: %s of %s\nsummary: S\n---\n\n%s\n", name[:3], edition, strings.Repeat("Words of "+edition+". ", 40)))
	}
	for i := range 60 {
		page(fmt.Sprintf("guides/p%02d.md", i))
		page(fmt.Sprintf("guides/%s-only/deep/p%02d.md", edition, i))
	}
	page("handouts/" + edition + ".md")
	return site
}

// handrail makes the command handrail with args, as a process of its own.
func handrail(args ...string) *exec.Cmd {
	cmd := exec.Command("handrail", args...) // TestMain puts this very program under that name
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	return cmd
}

// mustRun runs a command that must succeed, and tells how long it took.
func mustRun(t *testing.T, cmd *exec.Cmd) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	return time.Since(start)
}

// users are files in the output folder that are not Handrail's.
var users = files{"notes.txt": "not yours", "guides/.gitkeep": "", ".git/config": "mine"}

// TestKilledBuilds kills builds at random moments. Whatever the moment, every
// file is a whole one of the old or the new edition, none that both have is
// gone, nothing of others is touched, and the next build brings the folder to
// exactly the bytes of a build that nobody disturbed.
//
//	go test ./cmd/handrail -run TestKilledBuilds -kills 200
func TestKilledBuilds(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("again with -seed %d", *seed)
	random := rand.New(rand.NewPCG(*seed, 0))
	sites, clean := map[string]string{}, map[string]files{}
	var took time.Duration
	for _, e := range []string{"old", "new"} {
		sites[e] = writeEdition(t, e)
		out := filepath.Join(t.TempDir(), "clean")
		took = mustRun(t, handrail("build", "-q", "-o", out, sites[e]))
		clean[e] = readFiles(t, out)
	}
	out := filepath.Join(t.TempDir(), "out")
	mustRun(t, handrail("build", "-q", "-o", out, sites["old"]))
	for name, text := range users {
		save(t, filepath.Join(out, filepath.FromSlash(name)), text)
	}
	landed, next := 0, "new"
	for range *kills {
		cmd := handrail("build", "-q", "-o", out, sites[next])
		if killAt(t, cmd, out, random, took) {
			landed++
		}
		whole(t, readFiles(t, out), clean["old"], clean["new"])
		if random.IntN(4) > 0 { // else the next kill finds what this one left
			heal := []string{"old", "new"}[random.IntN(2)]
			mustRun(t, handrail("build", "-q", "-o", out, sites[heal]))
			equal(t, readFiles(t, out), clean[heal])
			next = map[string]string{"old": "new", "new": "old"}[heal]
		}
		if t.Failed() {
			t.Fatalf("seed %d", *seed)
		}
	}
	t.Logf("%d of %d kills hit a running build", landed, *kills)
	if landed == 0 {
		t.Error("no kill hit a running build")
	}
}

// killAt starts cmd and kills it at a random moment: somewhere in the time
// that a build takes, or soon after files begin to move in place, which is a
// small part of that time. Now and then it is asked to end instead. landed is
// false when it was through by then.
func killAt(t *testing.T, cmd *exec.Cmd, out string, random *rand.Rand, took time.Duration) (landed bool) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	moment := time.Duration(random.Int64N(int64(took * 3 / 4)))
	if random.IntN(2) == 0 {
		awaitFile(filepath.Join(out, ".handrail-journal.json"), ended)
		moment = time.Duration(random.Int64N(int64(took / 100)))
	}
	select {
	case <-ended:
	case <-time.After(moment):
	}
	if runtime.GOOS != "windows" && random.IntN(4) == 0 {
		cmd.Process.Signal(os.Interrupt)
	} else {
		cmd.Process.Kill()
	}
	<-ended
	return cmd.ProcessState.ExitCode() != 0
}

// awaitFile returns when the file is there, or ended is closed.
func awaitFile(name string, ended <-chan struct{}) {
	look := time.NewTicker(100 * time.Microsecond)
	defer look.Stop()
	for {
		if _, err := os.Lstat(name); err == nil {
			return
		}
		select {
		case <-ended:
			return
		case <-look.C:
		}
	}
}

// whole fails when a file of got is neither of one edition nor a user's, or
// when one that both editions have, or a user's, is not there.
func whole(t *testing.T, got, a, b files) {
	t.Helper()
	for name, text := range got {
		if strings.Contains("/"+name, "/.handrail") { // ours, and not served
			continue
		}
		if mine, ok := users[name]; ok && text == mine {
			continue
		}
		if x, ok := a[name]; ok && text == x {
			continue
		}
		if y, ok := b[name]; ok && text == y {
			continue
		}
		t.Errorf("%s is torn: %d bytes, %d and %d in the two editions", name, len(text), len(a[name]), len(b[name]))
	}
	for name := range users {
		if _, ok := got[name]; !ok {
			t.Errorf("%s, a user's file, is gone", name)
		}
	}
	for name := range a {
		_, both := b[name]
		if _, ok := got[name]; both && !ok {
			t.Errorf("%s is gone", name)
		}
	}
}

// equal fails unless got is want beside the users' files, to the byte.
func equal(t *testing.T, got, want files) {
	t.Helper()
	for name, text := range users {
		if got[name] != text {
			t.Errorf("%s, a user's file, was changed: %q", name, got[name])
		}
		delete(got, name)
	}
	equalBytes(t, got, want)
}

// equalBytes fails unless two folders hold the same files.
func equalBytes(t *testing.T, got, want files) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("not what an undisturbed build makes (-want +got):\n%.2000s", diff)
	}
}
