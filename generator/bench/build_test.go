//go:build unix

package bench

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

// cost is what a process took.
type cost struct {
	cpu, wall float64 // seconds
	memory    float64 // MiB at its largest
}

// BenchmarkBuild compares builds by the command with the floor.
func BenchmarkBuild(b *testing.B) {
	tool := command(b)
	var before cost
	pages := 0
	for _, n := range sizes(b) {
		var now cost
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) { now = compare(b, tool, n) })
		if pages > 0 && now.cpu > 0 {
			by := math.Log(float64(n) / float64(pages))
			b.Logf("from %d to %d pages: CPU grows with exponent %.2f, memory with %.2f", pages, n, math.Log(now.cpu/before.cpu)/by, math.Log(now.memory/before.memory)/by)
		}
		before, pages = now, n
	}
}

// command builds the command and says where it is.
func command(b *testing.B) string {
	tool := filepath.Join(b.TempDir(), "handrail")
	if out, err := exec.Command("go", "build", "-o", tool, "handrail/cmd/handrail").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return tool
}

// compare makes the rounds for one size and reports medians. It returns the
// cost of a cold build.
func compare(b *testing.B, tool string, n int) cost {
	dir := b.TempDir()
	newCorpus(b, n).write(b, dir)
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	edited := filepath.Join(dir, "content", "activities", "a-to-z.md")
	was, err := os.ReadFile(edited)
	if err != nil {
		b.Fatal(err)
	}
	var cold, base, same, edit []cost
	for round := 0; round <= *roundsFlag; round++ { // the first one warms the disk's memory and does not count
		out := filepath.Join(dir, "public")
		run := func() cost { return spend(b, exec.Command(tool, "build", "-q", "-o", out, dir)) }
		c := run()
		if round == 1 {
			b.ReportMetric(weigh(b, out)/float64(n), "B/page")
		}
		s := run()
		replace(b, edited, append(slices.Clone(was), "\nOne more line.\n"...))
		e := run()
		replace(b, edited, was)
		remove(b, out)
		alone := exec.Command(self)
		alone.Env = append(os.Environ(), floorEnv+"="+filepath.Join(dir, "content")+"\n"+out)
		f := spend(b, alone)
		if round == 1 {
			b.ReportMetric(weigh(b, out)/float64(n), "floor-B/page")
		}
		remove(b, out)
		if round > 0 {
			cold, same, edit, base = append(cold, c), append(same, s), append(edit, e), append(base, f)
		}
	}
	cpu := func(c cost) float64 { return c.cpu }
	wall := func(c cost) float64 { return c.wall }
	ratio := func(of func(cost) float64, a, b []cost) float64 {
		var all []float64
		for i := range a {
			all = append(all, of(a[i])/of(b[i]))
		}
		return median(all)
	}
	all := cost{cpu: middle(cold, cpu), wall: middle(cold, wall), memory: middle(cold, func(c cost) float64 { return c.memory })}
	b.ReportMetric(ratio(cpu, cold, base), "cpu/floor")
	b.ReportMetric(ratio(wall, cold, base), "wall/floor")
	b.ReportMetric(ratio(cpu, same, cold), "same/cold")
	b.ReportMetric(ratio(cpu, edit, cold), "edit/cold")
	b.ReportMetric(1000*all.cpu, "cpu-ms")
	b.ReportMetric(all.memory, "peak-MiB")
	b.ReportMetric(0, "ns/op")
	return all
}

// spend runs a process and says what it took.
func spend(b *testing.B, cmd *exec.Cmd) cost {
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	c := cost{cpu: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), wall: time.Since(start).Seconds()}
	if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = float64(used.Maxrss) / (1 << 10) // KiB, but on macOS bytes
		if runtime.GOOS == "darwin" {
			c.memory /= 1 << 10
		}
	}
	return c
}

func middle(all []cost, of func(cost) float64) float64 {
	var list []float64
	for _, c := range all {
		list = append(list, of(c))
	}
	return median(list)
}

func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

// weigh is how many bytes a folder holds.
func weigh(b *testing.B, dir string) float64 {
	sum := 0.0
	err := fs.WalkDir(os.DirFS(dir), ".", func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			sum += float64(info.Size())
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return sum
}

func replace(b *testing.B, name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		b.Fatal(err)
	}
}

func remove(b *testing.B, dir string) {
	if err := os.RemoveAll(dir); err != nil {
		b.Fatal(err)
	}
}
