package dev.pointsman.benchmarks.report;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that was in use at one instant since this was made, garbage included: the use only falls when garbage is
 * collected, so it is enough to look before each collection and at the end. (The peaks of the memory pools must not be
 * added up: they are not of one instant.) Thread-safe.
 */
final class HeapPeak implements NotificationListener, AutoCloseable {

    private static final long DELIVERY_MILLIS = 300;

    private final List<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableList());
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final AtomicLong highest = new AtomicLong();

    private HeapPeak() {}

    /** Starts to watch. */
    static HeapPeak watch() {
        HeapPeak peak = new HeapPeak();
        peak.collectors.forEach(
                collector -> ((NotificationEmitter) collector).addNotificationListener(peak, null, null));
        return peak;
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            note(
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                            .getGcInfo()
                            .getMemoryUsageBeforeGc()
                            .entrySet()
                            .stream()
                            .filter(pool -> heapPools.contains(pool.getKey()))
                            .mapToLong(pool -> pool.getValue().getUsed())
                            .sum());
        }
    }

    private void note(long used) {
        highest.accumulateAndGet(used, Math::max);
    }

    /** Returns the peak until now. */
    long bytes() {
        note(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        try {
            Thread.sleep(DELIVERY_MILLIS); // notifications come by a thread of the JVM, a little late
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return highest.get();
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean collector : collectors) {
            try {
                ((NotificationEmitter) collector).removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
