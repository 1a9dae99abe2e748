//go:build linux

package bench

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var savesFlag = flag.Int("saves", 60, "how often BenchmarkServe saves a page")

// saved is the page that BenchmarkServe edits: plans, lessons, playbooks and
// other activities name it.
const saved = "activities/five-senses"

// pause lies between two saves. Nobody saves faster; and what is saved soon
// after a build is gathered on purpose.
const pause = 250 * time.Millisecond

// BenchmarkServe saves a page again and again while the command serves it, and
// times how long the old text is answered.
func BenchmarkServe(b *testing.B) {
	tool := command(b)
	for _, n := range sizes(b) {
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) { edits(b, tool, n) })
	}
}

// edits makes the saves for one size and reports them.
func edits(b *testing.B, tool string, n int) {
	dir := b.TempDir()
	newCorpus(b, n).write(b, dir)
	p := newPaper(b, filepath.Join(dir, "content", filepath.FromSlash(saved)+".md"))
	p.save(b, "Zeroth0", "Zeroth0") // marks that no other page holds
	named := unchanged(b, tool, dir, "Zeroth0")
	s := start(b, tool, dir)
	b.ReportMetric(float64(s.ready.Milliseconds()), "ready-ms")
	b.ReportMetric(s.memory(b), "ready-MiB")
	var bodies, titles, told []float64
	title := "Zeroth0"
	s.calm(b)
	for i := range *savesFlag {
		time.Sleep(pause)
		mark := fmt.Sprintf("Mark%dx", i)
		if i%2 == 0 {
			took, message := s.see(b, mark, func() { p.save(b, title, mark) })
			bodies, told = append(bodies, took), append(told, message)
			continue
		}
		took, message := s.see(b, mark, func() { p.save(b, mark, mark) })
		titles, told = append(titles, took), append(told, message)
		for _, name := range named {
			if page := s.get(b, name); !bytes.Contains(page, []byte(mark)) || bytes.Contains(page, []byte(title)) {
				b.Errorf("%s names the page by its old title, %s and not %s", name, title, mark)
			}
		}
		title = mark
	}
	used := s.used(b)
	for i := range *savesFlag {
		time.Sleep(pause)
		s.told(b, func() { p.save(b, title, fmt.Sprintf("Alone%dx", i)) })
		s.get(b, saved+".html")
	}
	b.ReportMetric(1000*(s.used(b)-used)/float64(*savesFlag), "cpu-ms/save")
	b.ReportMetric(s.memory(b), "peak-MiB")
	for _, list := range []struct {
		name  string
		times []float64
	}{{"text", bodies}, {"title", titles}, {"message", told}} {
		b.ReportMetric(median(list.times), list.name+"-p50-ms")
		b.ReportMetric(share(list.times, 0.95), list.name+"-p95-ms")
	}
	b.ReportMetric(float64(len(named)), "files-naming-it")
	b.ReportMetric(0, "ns/op")
}

// unchanged builds twice, reports the second build as a share of the first,
// and fails when that one touched a file. It returns the files that hold mark,
// but for assets, whose names change with their bytes.
func unchanged(b *testing.B, tool, dir, mark string) (named []string) {
	out := filepath.Join(dir, "public")
	build := func() cost { return spend(b, exec.Command(tool, "build", "-q", "-o", out, dir)) }
	cold := build()
	before := stamps(b, out)
	same := build()
	b.ReportMetric(same.cpu/cold.cpu, "same/cold")
	b.ReportMetric(same.wall/cold.wall, "same/cold-wall")
	after := stamps(b, out)
	if len(after) != len(before) {
		b.Errorf("%d files and folders after a build without a change, %d before", len(after), len(before))
	}
	for name, stamp := range before {
		if after[name] != stamp {
			b.Errorf("%s was written or put in place again without a change", name)
		}
	}
	for name := range before {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err == nil && bytes.Contains(data, []byte(mark)) && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "assets") {
			named = append(named, filepath.ToSlash(name))
		}
	}
	remove(b, out)
	return named
}

// stamps tells files and folders below dir apart by inode and time. A folder's
// time changes when a file in it is made, renamed or removed; the folder of
// all holds the lock, which comes and goes.
func stamps(b *testing.B, dir string) map[string]string {
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		info, err := e.Info()
		if err == nil {
			all[name] = fmt.Sprint(info.Sys().(*syscall.Stat_t).Ino, info.ModTime())
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return all
}

// share is the smallest value that at least so much of the list does not
// exceed.
func share(list []float64, part float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[int(math.Ceil(part*float64(len(list))))-1]
}

// paper is a page on disk, whose title and text carry marks.
type paper struct{ name, text string }

var titleOf = regexp.MustCompile(`(?m)^title: .*$`)

func newPaper(b *testing.B, name string) paper {
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	return paper{name, string(data)}
}

func (p paper) save(b *testing.B, title, text string) {
	page := titleOf.ReplaceAllLiteralString(p.text, "title: The room "+title)
	replace(b, p.name, []byte(page+"\nA line with "+text+" in it.\n"))
}
