import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('machine', models.CharField(max_length=400)),
                ('digest', models.CharField(max_length=64)),
                ('body', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='learned_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Activation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('off', models.JSONField(default=list)),
                ('why', models.CharField(choices=[('fitted', 'fitted'), ('back', 'taken back'), ('drifted', 'drifted')], max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.learnedversion')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='activation_once')],
            },
        ),
        migrations.CreateModel(
            name='ReviewedConversation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('machine', models.CharField(max_length=400)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='reviewed_conversation_once')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rater', models.CharField(max_length=254)),
                ('criterion', models.CharField(max_length=80)),
                ('anchor', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(4)])),
                ('comment', models.TextField(blank=True)),
                ('given_at', models.DateTimeField()),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='reviews.reviewedconversation')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['criterion', 'id'], name='review_by_criterion')],
                'constraints': [models.UniqueConstraint(fields=('conversation', 'rater', 'criterion'), name='review_once'), models.CheckConstraint(condition=models.Q(('anchor__range', (1, 4))), name='review_anchor_1_to_4')],
            },
        ),
        migrations.CreateModel(
            name='Chances',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=80)),
                ('anchors', models.JSONField(default=list)),
                ('known', models.BinaryField()),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chances', to='reviews.reviewedconversation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('conversation', 'criterion'), name='chances_once')],
            },
        ),
    ]
