// The tests share libtorch's thread count, the cores that some of them measure, and the reference networks' time: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
