package theme_test

import "testing"

// BenchmarkRender makes every page of the specimen, as a cold build does.
func BenchmarkRender(b *testing.B) {
	th, s := standard(b), specimen(b, nil)
	n := 0
	for b.Loop() {
		n = 0
		for _, f := range th.Render(s, nil) {
			if _, err := f.Bytes(); err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/file")
}
