package publish

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"handrail/generator/artifact"
)

// pages makes n pages of 8 KiB in 10 folders.
func pages(n int, mark string) []artifact.Artifact {
	list := make([]artifact.Artifact, n)
	for i := range list {
		data := bytes.Repeat(fmt.Appendf(nil, "%s %06d ", mark, i), 8<<10/(len(mark)+8))
		list[i] = artifact.Of(fmt.Sprintf("part%d/page%06d.html", i%10, i), artifact.Page, data)
	}
	return list
}

func BenchmarkWrite(b *testing.B) {
	const n = 1000
	one, two := pages(n, "one"), pages(n, "two")
	write := func(b *testing.B, dir string, list []artifact.Artifact) {
		if _, err := Write(context.Background(), dir, list, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("cold", func(b *testing.B) {
		for i := range b.N {
			write(b, filepath.Join(b.TempDir(), fmt.Sprint(i)), one)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := b.TempDir()
		write(b, dir, one)
		for b.Loop() {
			write(b, dir, one)
		}
	})
	b.Run("all changed", func(b *testing.B) {
		dir := b.TempDir()
		for i := range b.N {
			write(b, dir, [][]artifact.Artifact{one, two}[i%2])
		}
	})
}
