package site

import (
	"fmt"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// inShares calls do for every number below n, on all cores, and returns an
// error if there was one. A bug that shows is the caller's, as if there were
// one core.
func inShares(n int, do func(i int) error) error {
	const share = 64 // numbers that are taken at a time
	var next atomic.Int64
	var bug atomic.Value
	var work errgroup.Group
	for range min(runtime.GOMAXPROCS(0), (n+share-1)/share) {
		work.Go(func() error {
			defer func() {
				if fault := recover(); fault != nil {
					bug.Store(fmt.Sprint(fault))
				}
			}()
			for from := int(next.Add(share)) - share; from < n; from = int(next.Add(share)) - share {
				for i := from; i < min(from+share, n); i++ {
					if err := do(i); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	err := work.Wait()
	if fault := bug.Load(); fault != nil {
		panic(fault)
	}
	return err
}
