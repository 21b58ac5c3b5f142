package dev.holdfast.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that do what shops do, on the one {@link SharedSystem}, which their constructor is given.
 * Each has items of its own, and none ends a part of it. They are the last, so that while others
 * run that have a system of their own, this one is not there yet.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedSystem.Start.class)
@Order(Integer.MAX_VALUE)
@interface OnSharedSystem {}
